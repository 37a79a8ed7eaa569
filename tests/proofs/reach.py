"""Where to look: every sealed field, and every form in which a canary could stand in a file."""

import base64
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from uuid import uuid4

from django.apps import apps
from django.db.models import Model

from miriam.vault.fields import SealedText

# A session as Django writes it: what it holds, pressed together or not, a moment, a signature.
SESSION = re.compile(rb"(\.?)([\w-]{20,}):[\w-]{6}:[\w-]{43}")

LETTERS = str.maketrans("0123456789", "ghijklmnop")


def models() -> list[type[Model]]:
    """The models of the house."""
    return [model for model in apps.get_models() if model.__module__.startswith("miriam.")]


def sealed_fields_of(model: type[Model]) -> Iterator[SealedText]:
    """The sealed fields of a model."""
    return (field for field in model._meta.get_fields() if isinstance(field, SealedText))


def sealed_names() -> set[str]:
    """Every sealed field as `people.File.call_name`."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in models()
        for field in sealed_fields_of(model)
    }


def lone_word() -> str:
    """A word that stands nowhere else; of letters alone, so that by no chance it looks like a
    number that a form refuses.
    """
    return f"canari-{uuid4().hex.translate(LETTERS)}"


def core(mark: str) -> str:
    """What of a mark stands even where only the difference to another mark was written down: the
    log of PostgreSQL leaves out how both begin and end.
    """
    return mark[10:-3] if mark.startswith("canari-") else mark


def forms(mark: str) -> tuple[bytes, ...]:
    """In clear, in hexadecimal, in base64 (each of the three alignments), and in UTF-16."""
    mark = core(mark)
    clear = mark.encode()
    shifted = [base64.b64encode(b"." * shift + clear)[4:-4] for shift in range(3)]
    return (clear, clear.hex().encode(), mark.encode("utf-16-le"), *shifted)


def sessions_in(stored: bytes) -> Iterator[bytes]:
    """What the sessions hold that stand in these bytes."""
    for pressed, written in SESSION.findall(stored):
        with suppress(ValueError, zlib.error):
            held = base64.urlsafe_b64decode(written + b"=" * (-len(written) % 4))
            yield zlib.decompress(held) if pressed else held
