"""Pages to sign in, arrive, keep one's account and work with colleagues."""
