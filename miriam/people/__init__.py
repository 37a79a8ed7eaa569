"""The women: their files, households, safe contacts, consents, and who must never read them."""
