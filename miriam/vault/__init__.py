"""Keys: what a mother confides is sealed, and only holders of a grant can open it.

The vault knows no account and no domain: only holders, rings, grants and sealed values.
"""
