"""Writing a definition part by part: plain data that may be incomplete. No Django, no page."""
