"""Settings of a queue that is sent to a mail server of this machine, which speaks no TLS."""

from config.settings import *  # noqa: F403

EMAIL_USE_TLS = False
EMAIL_TIMEOUT = 5
