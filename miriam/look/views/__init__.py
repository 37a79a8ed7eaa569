"""Pages of the house itself: errors, the choice of light or dark, the gallery in development."""
