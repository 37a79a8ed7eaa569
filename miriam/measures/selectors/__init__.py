"""What pages and higher modules read about measures. A withheld answer is returned by none of
them for one woman: only her score, or counts of a group, can contain it.
"""
