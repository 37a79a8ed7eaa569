"""Which column is what: the woman, the moment, and one column an item, by code or by wording."""

import unicodedata
from dataclasses import dataclass

from miriam.measures.domain.intake.reading import Grid
from miriam.questionnaire.domain.definition.instrument import Instrument

PERSON = {"person", "personne", "persoon", "participante", "deelneemster", "nom", "naam", "prenom"}
PERSON |= {"voornaam", "code"}
MOMENT = {"occasion", "moment", "mesure", "meting", "meetmoment", "moment de mesure"}
MOMENTS = {
    "T0": {"t0", "0", "debut", "depart", "start", "begin", "nulmeting", "mesure zero"},
    "T1": {"t1", "1", "fin", "einde", "eind", "eindmeting", "mesure finale"},
    "T2": {"t2", "2", "un an apres", "een jaar later"},
}
LONGEST = 500


def plain(text: str) -> str:
    """Text without accents, capitals, apostrophe styles and doubled spaces, for comparing.

    No name and no question is longer than what is compared; a cell may hold a book.
    """
    bare = unicodedata.normalize("NFKD", text[:LONGEST].replace("’", "'"))[: 2 * LONGEST]
    return " ".join(
        "".join(sign for sign in bare if not unicodedata.combining(sign)).lower().split()
    )


@dataclass(frozen=True)
class Columns:
    """The headings found; `unknown` are left aside and said so."""

    person: str | None
    moment: str | None
    items: dict[str, str]
    unknown: tuple[str, ...]


def recognise(grid: Grid, instrument: Instrument) -> Columns:
    """Read the headings; an item is known by its code or its wording in any language."""
    known = _item_names(instrument)
    said = {name: plain(name) for name in grid.headings}
    person = next((name for name in grid.headings if said[name] in PERSON), None)
    moment = next((name for name in grid.headings if said[name] in MOMENT), None)
    items = {known[said[name]]: name for name in grid.headings if said[name] in known}
    used = {person, moment, *items.values()}
    return Columns(person, moment, items, tuple(name for name in grid.headings if name not in used))


def _item_names(instrument: Instrument) -> dict[str, str]:
    names = {}
    for item in instrument.items:
        for name in (item.code, *item.wording.values()):
            names[plain(name)] = item.code
    return names


def moment_of(text: str) -> str | None:
    """The moment that a cell names, in words or numbers."""
    said = plain(text)
    return next((moment for moment, names in MOMENTS.items() if said in names), None)
