"""What changes what leaves."""
