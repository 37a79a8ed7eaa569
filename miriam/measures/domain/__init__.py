"""The rules around taking a measure: plain Python, without a database."""
