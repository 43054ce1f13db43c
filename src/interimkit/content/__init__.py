"""From the bytes of a pack to its model, or to every problem with file, line and column."""
