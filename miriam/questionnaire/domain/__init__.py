"""What a questionnaire is, how it is edited and exchanged: plain Python, without a database."""
