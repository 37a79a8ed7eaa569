"""The rules of the bank, without Django."""
