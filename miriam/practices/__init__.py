"""Cards of methods for groups, what centres changed in them and how they went; knows no group and no woman."""
