"""What pages and other rooms read about sessions."""
