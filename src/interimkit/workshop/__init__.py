"""A room on its phones: a server for it, and the pages of phone and projector."""
