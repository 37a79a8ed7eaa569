"""Texts that are read with a mother, in versions and languages."""
