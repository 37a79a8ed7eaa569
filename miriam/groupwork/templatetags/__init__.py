"""Words for templates of this module."""
