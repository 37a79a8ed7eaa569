"""Pages to work with colleagues: the team and who stands in."""
