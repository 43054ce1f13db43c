"""What stays on this computer: files written whole, and drafts of questionnaires."""
