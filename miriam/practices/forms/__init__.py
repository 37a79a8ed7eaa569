"""What is typed about the bank."""
