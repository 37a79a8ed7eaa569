"""What can be done with files: open, correct, name a duo, pause, stop, consent, exclude."""
