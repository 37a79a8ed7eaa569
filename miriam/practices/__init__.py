"""Cards of methods for groups, what centres changed in them, how they went; they know no group and
no woman.
"""
