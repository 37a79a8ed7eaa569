"""The pages of the accompaniment."""
