"""Two forms of the same scale on one paper, to try with mothers: bars that grow, and faces."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString

from miriam.look.components.answers import bars
from miriam.look.components.html import markup
from miriam.look.language import said
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.parts import Item, Scale


@dataclass(frozen=True)
class Tried:
    """One question with its answers in both forms: a picture and the words of each answer."""

    lead: str
    wording: str
    bars: tuple[tuple[SafeString, str], ...]
    faces: tuple[tuple[SafeString, str], ...]


def to_try(definition: Instrument, language: str) -> list[Tried]:
    """The first question on each scale, once: enough to see which form reads at a glance."""
    return list(_tried(definition, language))


def _tried(definition: Instrument, language: str) -> Iterator[Tried]:
    seen: set[str] = set()
    for item in definition.items:
        if item.scale not in seen:
            seen.add(item.scale)
            yield _question(definition, item, language)


def _question(definition: Instrument, item: Item, language: str) -> Tried:
    scale = definition.scale_of(item)
    labels = [said(option.label, language) for option in scale.options]
    return Tried(
        lead=said(definition.section(item.section).lead, language),
        wording=said(item.wording, language),
        bars=tuple((bars(at, len(labels)), label) for at, label in _from_low(scale, labels)),
        faces=tuple((face(at, len(labels)), label) for at, label in _from_low(scale, labels)),
    )


def _from_low(scale: Scale, labels: list[str]) -> Iterator[tuple[int, str]]:
    """Less before more, whatever the order of the definition."""
    ordered = sorted(zip(scale.codes, labels, strict=True))
    yield from enumerate(label for _code, label in ordered)


def face(level: int, of: int) -> SafeString:
    """A face whose mouth turns from down to up; on trial only, since a sad face may judge."""
    turn = 8 * (2 * level / max(of - 1, 1) - 1)
    return markup(
        '<svg viewBox="0 0 48 48" aria-hidden="true" focusable="false" fill="none" '
        'stroke="currentColor" stroke-width="2.5" stroke-linecap="round">'
        '<circle cx="24" cy="24" r="20"/><path d="M17 18v2M31 18v2M15 31Q24 {} 33 31"/></svg>',
        f"{31 + turn:.1f}",
    )
