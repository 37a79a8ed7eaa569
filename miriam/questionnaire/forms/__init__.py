"""What is typed into a questionnaire, or brought as a file."""
