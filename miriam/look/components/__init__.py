"""The pieces pages are made of: functions that return safe HTML, in templates ``.

Everything that comes in is escaped; nothing here reads the database or decides who may see what.
"""
