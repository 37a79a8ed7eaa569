"""The drawings to cut out: our own, in lines that a child can colour, named in both languages."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "pictograms.toml"
OPENS = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" fill="none" stroke="#2A2430" '
    'stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">'
)


@dataclass(frozen=True)
class CutOut:
    """One of them; `child` says that the sheet of the children holds it too."""

    code: str
    fr: str
    nl: str
    draw: str
    child: bool = False

    @property
    def svg(self) -> str:
        """The drawing as a picture of its own."""
        return f"{OPENS}{self.draw}</svg>"

    def name(self, language: str) -> str:
        """What it says, in this language."""
        return self.nl if language == "nl" else self.fr


@cache
def drawings() -> dict[str, CutOut]:
    """All of them by their key, in the order of the sheet."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {one["code"]: CutOut(**one) for one in data["pictogram"]}
