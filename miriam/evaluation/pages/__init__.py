"""What is shown of figures: named, said and drawn in the language of the page."""
