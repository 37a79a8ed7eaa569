"""What pages read of what she laid out."""
