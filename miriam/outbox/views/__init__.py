"""The pages from which an address is made and stopped."""
