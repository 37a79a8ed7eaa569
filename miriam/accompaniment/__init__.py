"""Individual accompaniment: encounters and their notes, themes, her plan; never the group."""
