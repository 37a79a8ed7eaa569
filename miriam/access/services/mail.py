"""Messages that leave: neutral, without a name and without anything confided."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from miriam.access.models import Account

NOWHERE = "django.core.mail.backends.dummy.EmailBackend"


def leaves(account: Account) -> bool:
    """Whether a message can reach her."""
    return bool(account.email) and settings.EMAIL_BACKEND != NOWHERE


def send(account: Account, template: str, **words: str) -> None:
    """Send what a template says, in the language of the account."""
    if not account.email:
        return
    with translation.override(account.language):
        subject = _("Un message pour vous")
        body = render_to_string(template, words)
    send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [account.email])
