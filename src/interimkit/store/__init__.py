"""What stays on this computer: files written whole, drafts, and what a person keeps."""
