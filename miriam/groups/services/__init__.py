"""What can be done with groups: make, carry, start; take a place and leave it; go towards women."""
