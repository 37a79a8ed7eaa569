"""The professional's pages that gather: my day, my group, a file on one page, search.

It owns no model and no rule: what it shows, other modules keep and decide.
"""
