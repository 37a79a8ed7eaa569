"""What a home says of this moment: groups in figures, a yes one may know of, the centre's word."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.groups import selectors as groups
from miriam.groups.domain import Phase
from miriam.groups.models import Group
from miriam.groups.pages.words import PHASES_FROM_OUTSIDE
from miriam.look.addresses import address
from miriam.look.components.html import NOTHING
from miriam.look.components.marks import chip
from miriam.look.dates import nearby, spoken
from miriam.people import selectors as people


@dataclass(frozen=True)
class NowLine:
    """One thing to know, and where to go for it."""

    title: str
    body: str
    url: str = ""
    chips: SafeString = NOTHING


@dataclass(frozen=True)
class Now:
    """A heading and its lines; without lines nothing is shown."""

    title: str | Promise = ""
    lines: list[NowLine] = field(default_factory=list)


Lines = Callable[[Actor], Iterator[NowLine]]


def now(by: Actor) -> Now:
    """What this hat may know at a glance; never a name of a woman."""
    title, lines = SAID.get(Role(by.hat.role), ("", _nothing))
    return Now(title, list(lines(by)))


def _nothing(by: Actor) -> Iterator[NowLine]:
    yield from ()


def _groups_in_figures(by: Actor) -> Iterator[NowLine]:
    for one in groups.overview(by):
        launch = (
            ngettext(
                "liste de lancement : %(n)d point ouvert",
                "liste de lancement : %(n)d points ouverts",
                one.launch_open,
            )
            % {"n": one.launch_open}
            if one.launch_open
            else _("liste de lancement réglée")
        )
        yield NowLine(
            one.group.name,
            f"{_free(one.group)} · {launch}",
            address("groups:launch", one.group.public_id),
            _phase(one.group),
        )


def _open_groups(by: Actor) -> Iterator[NowLine]:
    for reply in groups.replies_to(by):
        day = nearby(reply.on)
        yield NowLine(_("Quelqu’un que vous avez proposé a dit oui"), f"{reply.group.name} · {day}")
    for group in groups.open_to_proposals(by):
        url = address("groups:propose", group.public_id)
        yield NowLine(group.name, _free(group), url, _phase(group))


def _word_of_the_centre(by: Actor) -> Iterator[NowLine]:
    promise = people.promise_of(by.hat.centre)
    if promise.made_on:
        yield NowLine(
            _("Les contrôles liés au projet d’intégration sont suspendus"),
            _(
                "Tant qu’une maman participe, depuis le %(day)s. Dire non, faire une pause ou "
                "arrêter ne lui retire rien."
            )
            % {"day": spoken(promise.made_on)},
        )


def _free(group: Group) -> str:
    said = ngettext("%(n)d place libre sur %(all)d", "%(n)d places libres sur %(all)d", group.free)
    return said % {"n": group.free, "all": group.places}


def _phase(group: Group) -> SafeString:
    return chip(PHASES_FROM_OUTSIDE[Phase(group.phase)])


SAID: dict[Role, tuple[str | Promise, Lines]] = {
    Role.COORDINATOR: (gettext_lazy("Les groupes en ce moment"), _groups_in_figures),
    Role.REFERENT: (gettext_lazy("Proposer pour quel groupe ?"), _open_groups),
    Role.BENEFITS_WORKER: (gettext_lazy("L’engagement de votre centre"), _word_of_the_centre),
    Role.COUNCILLOR: (gettext_lazy("L’engagement de votre centre"), _word_of_the_centre),
}
