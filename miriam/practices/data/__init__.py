"""What the bank comes with: cards in our own words, and drawings to cut out."""
