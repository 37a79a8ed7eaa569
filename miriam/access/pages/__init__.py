"""How colleagues are shown: their words, their list."""
