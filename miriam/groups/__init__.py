"""Miriam groups: editions, places, going towards women, a good start.

Never what one woman says: accompaniment and groups are strangers.
"""
