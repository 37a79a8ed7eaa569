"""How a file is shown: its words."""
