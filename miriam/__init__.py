"""Miriam: the working companion of a Miriam group, and never an instrument of control."""
