"""Who may do what: centres, accounts, mandates, stand-ins, permissions, gates."""
