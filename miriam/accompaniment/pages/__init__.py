"""How the accompaniment is shown: its words and pieces."""
