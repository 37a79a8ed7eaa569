"""What is known of the programme, as data."""
