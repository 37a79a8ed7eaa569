"""How a group is shown: its words."""
