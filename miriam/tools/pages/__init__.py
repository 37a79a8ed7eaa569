"""How what she laid out is shown: its words and drawings."""
