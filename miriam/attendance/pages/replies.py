"""What each woman answers, in words, and what one more tap says."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from miriam.attendance.domain import WillCome
from miriam.attendance.selectors.lists import Awaited
from miriam.look.language import listed

ANSWERS = {
    WillCome.YES: gettext_lazy("oui"),
    WillCome.UNSURE: gettext_lazy("ne sait pas"),
    WillCome.NO: gettext_lazy("non"),
}


@dataclass(frozen=True)
class ReplyChoice:
    """One of three; its label names her for those who hear the page."""

    reply: WillCome
    words: str
    label: str
    is_given: bool


@dataclass(frozen=True)
class Answering:
    """A woman, her three answers, and who comes with her."""

    woman: Awaited
    answers: list[ReplyChoice]
    children: str


def answering(women: list[Awaited]) -> list[Answering]:
    """Each of them, in the order they stand in."""
    return [Answering(one, _answers(one), _children(one.line.ages)) for one in women]


def _answers(woman: Awaited) -> list[ReplyChoice]:
    given = woman.line.reply
    return [
        ReplyChoice(reply, str(words), f"{words}, {woman.file.call_name}", reply == given)
        for reply, words in ANSWERS.items()
    ]


def _children(ages: tuple[int, ...]) -> str:
    """« avec 2 enfants (1 et 3 ans) »."""
    if not ages:
        return _("Des enfants avec elle ?")
    many = ngettext("avec %(n)d enfant", "avec %(n)d enfants", len(ages)) % {"n": len(ages)}
    years = ngettext("%(ages)s an", "%(ages)s ans", max(*ages, 0))
    return f"{many} ({years % {'ages': listed([str(age) for age in ages])}})"
