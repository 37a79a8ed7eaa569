"""What pages and higher modules read about questionnaires."""
