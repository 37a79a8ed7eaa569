"""The sessions of a group and what makes one ready; knows no woman."""
