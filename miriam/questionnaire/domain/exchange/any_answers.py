"""Answers to one version in whichever of the forms they come, and again in the form that is
wanted: the content tells which one it is. Nothing is fetched from here, and nothing is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.loader import MOST_PROBLEMS
from miriam.questionnaire.domain.definition.parts import MissingReason
from miriam.questionnaire.domain.definition.problems import Faulty, Problem, gettext_noop
from miriam.questionnaire.domain.exchange import codebook, fhir_bundle
from miriam.questionnaire.domain.exchange.any_file import looks_like_json
from miriam.questionnaire.domain.exchange.archive import is_packed
from miriam.questionnaire.domain.exchange.codebook import CodebookRow

MOST_ANSWERS = {"csv": 20_000, "fhir": 10_000}


class AnswerFormat(StrEnum):
    LONG = "long"
    WIDE = "wide"
    FHIR = "fhir"


@dataclass(frozen=True)
class Turned:
    """The file in the form that is wanted, where that was possible."""

    content: str | None
    assumptions: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()


def turn(instrument: Instrument, content: bytes, wanted: AnswerFormat) -> Turned:
    """Read and written again, with what was assumed and what the wanted form cannot hold."""
    try:
        rows, assumptions = _read(instrument, content)
        if not rows:
            raise Faulty((Problem("", gettext_noop("aucune réponse à cette version")),))
        _bounded(_moments(rows) * len(instrument.items), fhir=wanted is AnswerFormat.FHIR)
    except Faulty as faulty:
        return Turned(None, problems=faulty.problems[:MOST_PROBLEMS])
    remarks = (*assumptions, *_left(instrument, rows, wanted))
    return Turned(_written(instrument, rows, wanted), remarks[:MOST_PROBLEMS])


def _written(instrument: Instrument, rows: list[CodebookRow], wanted: AnswerFormat) -> str:
    if wanted is AnswerFormat.FHIR:
        return fhir_bundle.as_json(instrument, rows)
    return (
        codebook.wide_csv(instrument, rows)
        if wanted is AnswerFormat.WIDE
        else codebook.long_csv(rows)
    )


def _read(instrument: Instrument, content: bytes) -> tuple[list[CodebookRow], tuple[Problem, ...]]:
    if looks_like_json(content):
        return fhir_bundle.read(instrument, content)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = gettext_noop("ce texte n’est pas en UTF-8 : enregistrez-le comme « CSV UTF-8 »")
        if is_packed(content):
            what = gettext_noop("c’est un classeur : enregistrez la feuille comme « CSV UTF-8 »")
        raise Faulty((Problem("", what),)) from error
    return _read_table(instrument, text)


def _read_table(instrument: Instrument, text: str) -> tuple[list[CodebookRow], tuple[Problem, ...]]:
    headings = codebook.headings(text)
    is_long = "item" in headings
    _bounded(len(text.splitlines()) * (1 if is_long else len(instrument.items)), fhir=False)
    if twice := sorted({name for name in headings if name and headings.count(name) > 1}):
        what = gettext_noop("la colonne « %(column)s » est écrite plusieurs fois")
        raise Faulty(tuple(Problem("1", what, {"column": name}) for name in twice))
    read: Callable[[Instrument, str], list[CodebookRow]] = (
        codebook.read_long if is_long else codebook.read_wide
    )
    rows = read(instrument, text)
    return rows, tuple(_strange(headings, _known(instrument, is_long)))


def _known(instrument: Instrument, is_long: bool) -> set[str]:
    if is_long:
        return set(codebook.LONG)
    items = {name for one in instrument.items for name in (one.code, f"{one.code}_missing")}
    return {"person", "occasion", *codebook.HOW, *items}


def _strange(headings: Sequence[str], known: set[str]) -> Iterator[Problem]:
    what = gettext_noop("la colonne « %(column)s » n’est pas reprise")
    return (Problem("1", what, {"column": name}) for name in headings if name not in known)


def _left(
    instrument: Instrument, rows: list[CodebookRow], wanted: AnswerFormat
) -> Iterator[Problem]:
    """What the wanted form has no place for, or says where the file says nothing."""
    if wanted is not AnswerFormat.LONG and any(row.about for row in rows):
        yield Problem(
            "", gettext_noop("la façon dont elle a répondu (mode, langue, aide) n’est pas reprise")
        )
    unsaid = _moments(rows) * len(instrument.items) - len(rows)
    if wanted is AnswerFormat.FHIR and unsaid:
        what = gettext_noop("%(many)s questions absentes du fichier y sont dites « %(reason)s »")
        yield Problem("", what, {"many": unsaid, "reason": MissingReason.NOT_ASKED})


def _moments(rows: list[CodebookRow]) -> int:
    return len({(row.person, row.occasion) for row in rows})


def _bounded(answers: int, *, fhir: bool) -> None:
    most = MOST_ANSWERS["fhir" if fhir else "csv"]
    if answers > most:
        what = gettext_noop("trop de réponses pour un fichier : %(most)s au plus, partagez-le")
        raise Faulty((Problem("", what, {"most": most}),))
