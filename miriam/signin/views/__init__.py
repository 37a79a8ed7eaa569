"""Pages of coming in, of one’s account, and of the accounts of a centre."""
