"""The report: sentences bound to the figures, tables and pictures, as an accessible PDF."""
