"""Cards of methods for groups, what was changed in them, how they went; no group and no woman."""
