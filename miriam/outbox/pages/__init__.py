"""What the pages of this module show."""
