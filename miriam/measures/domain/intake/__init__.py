"""Measures that come in a spreadsheet: read, checked cell by cell, corrected in place, taken in.

No Django and nothing on disk: what was uploaded lives in memory and in the form that shows it.
"""
