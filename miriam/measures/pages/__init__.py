"""How a measure is shown: its words, its sheet of paper."""
