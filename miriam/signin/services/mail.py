"""One-time addresses by mail."""

from miriam.access.models import Account
from miriam.access.services import mail


def send_link(account: Account, address: str, kind: str) -> None:
    """Send a one-time address (`invitation` or `password`) in the language of the account."""
    mail.send(account, f"signin/mail/{kind}.txt", address=address)
