"""What can be done with mandates, capabilities and kept forms."""
