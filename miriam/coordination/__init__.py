"""What a coordinator answers for: groups, rhythm, care, sessions, partners; no woman."""
