"""Charts as SVG, drawn from values in plain Python, each with the table that says the same.

A chart is a frozen value with `svg` and `table`. The picture carries light colours as attributes
(print, PDF) and classes (the theme of the page); its marks are silent, its words are a title and a
description. Nothing here counts, averages or decides what may be shown.
"""
