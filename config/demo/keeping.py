"""The password of the demonstration and the secret of its second factor, kept for their owner."""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.conf import settings

# Short words of both languages, easy to say and to type.
WORDS = (
    "pont lune pomme sable merle route cerise lampe jardin fleuve vent table "
    "brug maan appel zand merel straat kers lamp tuin stroom wind tafel"
).split()
NAME = "demonstration.json"


@dataclass(frozen=True)
class Kept:
    """What the people of the demonstration need to sign in."""

    password: str
    second_factor_secret: str


def _file() -> Path:
    return Path(settings.DATA) / NAME


def make() -> Kept:
    """A new password of four words and two digits, written for its owner alone."""
    words = "-".join(secrets.SystemRandom().sample(WORDS, 4))
    kept = Kept(f"{words}-{secrets.randbelow(90) + 10}", generate_totp_secret())
    descriptor = os.open(_file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(asdict(kept), file)
    return kept


def find() -> Kept | None:
    """What was kept at the first start, if the file is still there."""
    if not _file().exists():
        return None
    return Kept(**json.loads(_file().read_text(encoding="utf-8")))
