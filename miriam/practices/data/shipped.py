"""The cards that come with the product, read as data: a better sentence needs no migration."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from miriam.practices.domain.card import PracticeCard
from miriam.practices.domain.exchange import card_of
from miriam.practices.domain.kinds import PracticeTheme

FOLDER = Path(__file__).parent


@cache
def shipped() -> dict[str, PracticeCard]:
    """All of them by their key, theme after theme."""
    return {card.code: card for theme in PracticeTheme for card in _of(theme)}


def _of(theme: PracticeTheme) -> list[PracticeCard]:
    data = _read(f"{theme}.toml")
    return [card_of({"theme": theme, **card}) for card in data["card"]]


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
