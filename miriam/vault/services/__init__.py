"""What can be done with keys: make holders, open and close them, make rings, grant them."""
