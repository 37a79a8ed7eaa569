"""Template tags of the whole house: one library, ``."""
