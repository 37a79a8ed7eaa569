"""What changes sessions."""
