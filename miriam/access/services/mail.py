"""Messages that leave: neutral, without a name and without anything confided."""

import logging

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from miriam.access.models import Account

logger = logging.getLogger(__name__)
NOWHERE = "django.core.mail.backends.dummy.EmailBackend"


def goes_out() -> bool:
    """Whether this house sends messages at all."""
    return bool(settings.EMAIL_BACKEND != NOWHERE)


def leaves(account: Account) -> bool:
    """Whether a message can reach her."""
    return bool(account.email) and goes_out()


def send(account: Account, template: str, **words: str) -> bool:
    """Send what a template says, in the language of the account; whether a server took it."""
    if not leaves(account):
        return False
    with translation.override(account.language):
        subject = _("Un message pour vous")
        body = render_to_string(template, words)
    try:
        return bool(send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [account.email]))
    except OSError as failure:
        logger.warning("a message did not leave: %s", type(failure).__name__)
        return False
