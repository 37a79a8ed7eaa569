"""Evaluation: what the measures bear out, said with its uncertainty, and never about one worker."""
