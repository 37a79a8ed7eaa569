"""« Mon groupe »: each woman as one knows her, and a quiet word where something may be proposed."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from miriam.access.actor import Actor
from miriam.accompaniment.domain import EncounterKind
from miriam.accompaniment.models import Aspiration, Encounter
from miriam.accompaniment.pages.appointment_words import day_and_hour
from miriam.accompaniment.pages.words import KINDS
from miriam.attendance.selectors.day import Gathering
from miriam.core import clock
from miriam.desk.pages import gatherings as together
from miriam.desk.pages import sentences
from miriam.desk.selectors.group import GroupAtWork, MyGroup, Woman
from miriam.groups.models import Group
from miriam.look.dates import lately, nearby
from miriam.people.models import File
from miriam.people.selectors import Waiting
from miriam.questionnaire.domain.asked import Moment

TO_PROPOSE: dict[Moment, Promise] = {
    Moment.START: gettext_lazy("questionnaire du début, quand elle veut"),
    Moment.END: gettext_lazy("questionnaire de fin, quand elle veut"),
    Moment.YEAR_AFTER: gettext_lazy("questionnaire un an après, si elle veut"),
}


@dataclass(frozen=True)
class WomanCard:
    """What is shown of a woman in a list: nothing counted, nothing that has a rank."""

    file: File
    ages: str
    wish: Aspiration | None
    met: str
    languages: str
    word: str


@dataclass(frozen=True)
class NextSession:
    """The next session of a group: its day, hour and name; until when and where; its page, and
    while it is near that of who is there.
    """

    title: str
    told: str
    url: str
    presence: str


@dataclass(frozen=True)
class GroupCard:
    """A group, its next session and its women."""

    group: Group
    following: NextSession | None
    women: list[WomanCard]
    # Also where a colleague accompanies them all.
    has_women: bool
    in_short: str


@dataclass(frozen=True)
class MyGroupPage:
    """The cards in their order."""

    waiting: Waiting | None
    groups: list[GroupCard]
    outside: list[WomanCard]
    standing_in: list[WomanCard]
    replaced: list[str]
    duo: str

    @property
    def opens_confided(self) -> bool:
        """Whether a woman is shown, hence what she confided."""
        return any(one.women for one in self.groups) or bool(self.outside or self.standing_in)


def page_of(mine: MyGroup, *, by: Actor) -> MyGroupPage:
    """The women one accompanies, as they are shown today."""
    today = clock.today()
    return MyGroupPage(
        waiting=mine.waiting,
        groups=[_group(one, today, by) for one in mine.groups],
        outside=_cards(mine.outside, today),
        standing_in=_cards(mine.standing_in, today),
        replaced=[
            _("Vous remplacez %(name)s jusqu’au %(day)s.")
            % {"name": one.replaces.account.first_name, "day": nearby(one.ends_on)}
            for one in mine.replaced
        ],
        duo=_as_duo(mine.as_duo),
    )


def _as_duo(many: int) -> str:
    if not many:
        return ""
    return ngettext("En duo, pour %(n)d femme", "En duo, pour %(n)d femmes", many) % {"n": many}


def _group(one: GroupAtWork, today: date, by: Actor) -> GroupCard:
    return GroupCard(
        group=one.group,
        following=_next(one.following, by) if one.following else None,
        women=_cards(one.women, today),
        has_women=one.group.free < one.group.places,
        in_short=in_short(one.group),
    )


def _next(one: Gathering, by: Actor) -> NextSession:
    return NextSession(
        title=capfirst(f"{day_and_hour(one.session.starts_at)}, {together.name_of(one, by)}"),
        told=together.told_of(one),
        url=together.page_of(one),
        presence=together.presence_of(one),
    )


def in_short(group: Group) -> str:
    """« 14 femmes, 1 place libre »."""
    women = ngettext("%(n)d femme", "%(n)d femmes", group.places - group.free)
    if not group.free:
        return _("%(women)s, le groupe est complet") % {
            "women": women % {"n": group.places - group.free}
        }
    free = ngettext("%(n)d place libre", "%(n)d places libres", group.free) % {"n": group.free}
    return f"{women % {'n': group.places - group.free}}, {free}"


def _cards(women: list[Woman], today: date) -> list[WomanCard]:
    return [_card(woman, today) for woman in women]


def _card(woman: Woman, today: date) -> WomanCard:
    return WomanCard(
        file=woman.file,
        ages=sentences.ages_of(woman.household, today),
        wish=woman.wish,
        met=met_in_words(woman.met, today),
        languages=woman.file.spoken,
        word=_word(woman),
    )


def met_in_words(met: Encounter | None, today: date) -> str:
    """« jeudi, promenade »; how long ago is not said."""
    if met is None:
        return ""
    kind = str(KINDS[EncounterKind(met.kind)])
    return f"{lately(met.on, today)}, {kind[:1].lower()}{kind[1:]}"


def _word(woman: Woman) -> str:
    """One at most: that she pauses, or what may be proposed to her."""
    if woman.file.is_paused:
        return _("en pause, à sa demande")
    if woman.is_begun:
        return _("questionnaire commencé, à reprendre avec elle")
    return str(TO_PROPOSE[woman.due]) if woman.due else ""
