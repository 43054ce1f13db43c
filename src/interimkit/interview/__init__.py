"""What is asked, in a language, and how: back and forth, with a review. Knows no terminal."""
