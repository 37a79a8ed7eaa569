"""What coming in, one’s account and leaving do."""
