"""Sessions as they are typed."""
