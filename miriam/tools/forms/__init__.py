"""What is typed of what she lays out."""
