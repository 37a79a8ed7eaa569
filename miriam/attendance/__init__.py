"""Who answers and who comes: the only room that knows it, in one sealed list a session."""
