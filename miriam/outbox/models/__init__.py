"""Her yes to messages, and the messages that wait, left or did not leave."""

from miriam.outbox.models.channel import MessageChannel
from miriam.outbox.models.message import OutgoingMessage

__all__ = ["MessageChannel", "OutgoingMessage"]
