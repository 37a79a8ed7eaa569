"""The pages of the list of a session."""
