"""What is said on the list of a session, and what becomes of the list."""
