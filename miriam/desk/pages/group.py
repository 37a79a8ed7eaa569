"""« Mon groupe »: each woman with her chips, and the measures that stand on them."""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from miriam.desk.selectors.group import MyGroup, Woman
from miriam.groups.models import Group
from miriam.look.components.html import joined
from miriam.look.components.marks import chip
from miriam.measures.pages.words import MOMENTS
from miriam.measures.selectors.measures import MeasureOf
from miriam.people.models import File
from miriam.people.selectors import Waiting


@dataclass(frozen=True)
class GroupLine:
    """A file, and in chips whether she pauses and which measures are taken."""

    file: File
    chips: SafeString


@dataclass(frozen=True)
class GroupCard:
    """A group and its women."""

    group: Group
    women: list[GroupLine]


@dataclass(frozen=True)
class MyGroupPage:
    """The cards in their order."""

    waiting: Waiting | None
    groups: list[GroupCard]
    outside: list[GroupLine]
    standing_in: list[GroupLine]
    duo: list[GroupLine]


def page_of(mine: MyGroup) -> MyGroupPage:
    """The women one accompanies, as they are shown."""
    return MyGroupPage(
        waiting=mine.mine.waiting,
        groups=[GroupCard(one.group, _lines(one.women)) for one in mine.groups],
        outside=_lines(mine.outside),
        standing_in=_lines(mine.standing_in),
        duo=_lines(mine.duo),
    )


def _lines(women: list[Woman]) -> list[GroupLine]:
    return [GroupLine(woman.file, _chips(woman)) for woman in women]


def _chips(woman: Woman) -> SafeString:
    pause = [chip(_("en pause"), tone="apricot", mark="pause")] if woman.file.is_paused else []
    return joined([*pause, *(_measure(one) for one in woman.measures if one.administration)])


def _measure(one: MeasureOf) -> SafeString:
    tone, mark = ("sage", "check") if one.is_done else ("apricot", "hourglass")
    return chip(MOMENTS[one.moment], tone=tone, mark=mark)
