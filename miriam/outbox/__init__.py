"""What leaves: neutral words, calendar writing."""
