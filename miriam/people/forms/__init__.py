"""What is typed about a woman, in the words of the pages."""
