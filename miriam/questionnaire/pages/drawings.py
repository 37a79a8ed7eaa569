"""The pictures of a questionnaire as files: the pictograms of the house, and the glasses and bars
of a scale, which pages draw themselves.
"""

from functools import cache

from django.utils.safestring import SafeString

from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.pages.presenting import PICTOGRAMS, levels_of, pictogram_of, symbol_of


def pictures_of(definition: Instrument) -> dict[str, bytes]:
    """Those that are known here, by the name that the definition has for them.

    Where two scales share the name of a glass, it is that of the longer one.
    """
    found = {name: drawing_of(pictogram_of(name)) for name in definition.pictures}
    for scale in sorted(definition.scales, key=levels_of):
        for part in scale.drawn:
            if symbol := symbol_of(part.picture, levels_of(scale)):
                found[part.picture or ""] = alone(symbol)
    return {name: found[name].encode() for name in sorted(found) if found[name]}


def alone(symbol: SafeString) -> str:
    """A symbol outside a page: it brings its own name space and colours, in black on white."""
    style = "<style>.full-part{fill:#2A2430;stroke:#2A2430}.empty-part{fill:none;stroke:#2A2430}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg">{style}</style>'
    if not symbol:
        return ""
    opening, marks = symbol.split(">", 1)
    return head.replace("<svg", opening, 1) + marks


@cache
def drawing_of(pictogram: str) -> str:
    """The drawing of a pictogram, or nothing without a name."""
    return (PICTOGRAMS / f"{pictogram}.svg").read_text(encoding="utf-8") if pictogram else ""
