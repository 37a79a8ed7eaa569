"""Statistics: a before/after study, figures and report, in plain Python. It stands on nothing of
ours: no Django, no database, no network; fonts and names of moments are given to it.

Nothing is imported here, so that a page which needs one interval does not load the whole engine.
"""
