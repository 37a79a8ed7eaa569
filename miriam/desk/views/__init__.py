"""The gathering pages."""
