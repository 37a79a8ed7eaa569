"""A sheet of paper is typed over, and typed again to check the copy: two keys had slipped."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from miriam.access.actor import Actor
from miriam.measures.domain import paper
from miriam.measures.models import Administration
from miriam.measures.selectors.typings import copy_of
from miriam.measures.services import typing
from miriam.questionnaire.domain.given import Given

MISREAD = ("mobility", "leisure")


def type_over(
    administration: Administration, said: Mapping[str, Given], *, on: date, by: Actor
) -> None:
    """What she crossed, one slip settled with the sheet in hand, one still open."""
    sheet = _printed(administration, said)
    typing.type_over(administration, sheet, on=on, by=by)
    typing.type_again(administration, sheet | {key: _slip(sheet[key]) for key in MISREAD}, by=by)
    second = copy_of(administration).second
    assert second
    typing.settle(second, {MISREAD[0]: sheet[MISREAD[0]]}, by=by)


def _printed(administration: Administration, said: Mapping[str, Given]) -> dict[str, Given]:
    """Closed questions are not on paper."""
    return {
        asked.key: said[asked.key]
        for block in paper.blocks(administration.questions)
        for asked in block.questions
    }


def _slip(given: Given) -> Given:
    """The key beside it."""
    return replace(given, code=4 if given.code == 5 else (given.code or 1) + 1, missing=None)
