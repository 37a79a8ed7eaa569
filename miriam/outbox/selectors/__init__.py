"""What leaves, as pages and the sending of messages find it."""

from miriam.outbox.selectors.addresses import HERS, MINE, hers, mine, whose

__all__ = ["HERS", "MINE", "hers", "mine", "whose"]
