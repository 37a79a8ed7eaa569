"""How sessions are shown: their words and their facts."""
