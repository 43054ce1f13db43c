"""What content and answers are: frozen structs, one module a file of the pack."""
