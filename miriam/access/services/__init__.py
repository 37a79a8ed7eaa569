"""What can be done with accounts, mandates and capabilities."""
