"""How the page of a session says what it knows."""
