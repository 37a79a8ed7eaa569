"""The journal: who opened what, when and why, written before anything is shown and never changed.

It has no foreign keys, so that it outlives what it speaks of, and knows no domain.
"""
