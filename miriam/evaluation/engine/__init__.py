"""The statistics of a before/after study, in plain Python: no Django, no database, no network.

Nothing is imported here, so that a page which needs one interval does not load the whole engine.
"""
