"""The pages around measures: those of the team, and those of the tablet."""
