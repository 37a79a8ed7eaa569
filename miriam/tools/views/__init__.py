"""The pages of what she lays out."""
