"""How the bank is shown: its words, its lines, its papers."""
