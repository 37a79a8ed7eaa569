"""What the method’s documents name, as data."""
