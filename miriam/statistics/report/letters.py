"""The letters of a report: given by whoever asks for it, for this room holds no fonts."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Letters:
    """A folder of fonts, and what keeps of a text the signs that they have."""

    fonts: Path | None = None
    printable: Callable[[str], str] = str


NO_FONTS = Letters()
