"""Messages that leave: neutral, without a name and without anything confided."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from miriam.access.models import Account


def send_link(account: Account, address: str, kind: str) -> None:
    """Send a one-time address (`invitation` or `password`) in the language of the account."""
    if not account.email:
        return
    with translation.override(account.language):
        subject = _("Un message pour vous")
        body = render_to_string(f"signin/mail/{kind}.txt", {"address": address})
    send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [account.email])
