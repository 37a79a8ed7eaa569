"""« Rendre compte » in sentences: the same on the screen and in the document."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from miriam.coordination.domain import Cadence, is_written
from miriam.coordination.selectors import AccountOfGroup
from miriam.groups.domain import CareSource, LaunchPoint, Phase
from miriam.groups.models import ChildcareArrangement, Group
from miriam.groups.pages.words import CARE_SOURCES, PHASES_FROM_OUTSIDE
from miriam.look.dates import spoken

NEVER_SAID = gettext_lazy(
    "Cette page ne dit jamais qui vient, combien de fois, ce qui est confié, ni le travail d’une "
    "collègue."
)
OPEN_POINTS = {
    LaunchPoint.CHILDCARE: gettext_lazy(
        "La garde des enfants n’est pas convenue pour le démarrage."
    ),
    LaunchPoint.PLACE: gettext_lazy("Le lieu n’est pas encore trouvé."),
    LaunchPoint.COLLEAGUES: gettext_lazy("Les collègues ne savent pas encore ce qu’est Miriam."),
    LaunchPoint.DUO: gettext_lazy("Le duo n’est pas encore nommé."),
    LaunchPoint.COMMITMENT: gettext_lazy(
        "L’engagement de suspendre les contrôles n’est pas encore noté."
    ),
    LaunchPoint.PARTNERS: gettext_lazy("Les premiers partenaires ne sont pas encore prévenus."),
}
RHYTHMS = {
    Cadence.WEEKLY: gettext_lazy("chaque semaine, le %(day)s"),
    Cadence.FORTNIGHTLY: gettext_lazy("toutes les deux semaines, le %(day)s"),
    Cadence.LOOSER: gettext_lazy("moins d’une fois par quinzaine, le %(day)s"),
}
CHANGING_DAYS = {
    Cadence.WEEKLY: gettext_lazy("chaque semaine, à des jours qui changent"),
    Cadence.FORTNIGHTLY: gettext_lazy("toutes les deux semaines, à des jours qui changent"),
    Cadence.LOOSER: gettext_lazy("moins d’une fois par quinzaine"),
}


@dataclass(frozen=True)
class AccountPage:
    """A group in sentences: what stands first, facts by name, what stands in the way,
    and the word of its team, which may be empty.
    """

    first: str
    facts: tuple[tuple[str, str], ...]
    obstacles: tuple[str, ...]
    word: str
    never: str


def page_of(account: AccountOfGroup) -> AccountPage:
    """Everything that is said, in the language of the page."""
    return AccountPage(
        first=_first(account),
        facts=tuple(_facts(account)),
        obstacles=tuple(_obstacles(account)),
        word=account.word,
        never=str(NEVER_SAID),
    )


def _first(account: AccountOfGroup) -> str:
    if not account.said_for:
        return _("Aucune séance n’a encore eu lieu.")
    held = ngettext(
        "%(held)d séance tenue sur %(all)d.",
        "%(held)d séances tenues sur %(all)d.",
        account.sessions.held,
    )
    said = held % {"held": account.sessions.held, "all": account.said_for}
    return f"{said} {_lacked(account)}".strip()


def _lacked(account: AccountOfGroup) -> str:
    times = account.sessions.care_lacked
    if not times:
        return ""
    said = ngettext("La garde a manqué %(n)d fois.", "La garde a manqué %(n)d fois.", times)
    return said % {"n": times}


def _facts(account: AccountOfGroup) -> Iterator[tuple[str, str]]:
    yield _("Le groupe"), _group(account)
    yield _("Le rythme"), ", ".join(_rhythm(account))
    yield _("La garde"), " · ".join(_care(account)) or _("rien n’est convenu")
    yield _("Continuité"), _continuity(account)
    partners = ", ".join(account.sessions.partners)
    yield _("Partenaires"), partners or _("aucun n’est noté dans les séances")


def _group(account: AccountOfGroup) -> str:
    group = account.group
    places = ngettext("%(n)d place", "%(n)d places", group.places) % {"n": group.places}
    phase = str(PHASES_FROM_OUTSIDE[Phase(group.phase)])
    return ", ".join(filter(None, (places, phase, _since(group))))


def _since(group: Group) -> str:
    """From when on it meets; a group that is being prepared has no « depuis »."""
    if not group.starts_on or group.phase == Phase.RECRUITMENT:
        return ""
    return _("depuis le %(day)s") % {"day": spoken(group.starts_on)}


def _rhythm(account: AccountOfGroup) -> Iterator[str]:
    rhythm, facts = account.rhythm, account.sessions
    if rhythm is None:
        yield _("trop peu de séances pour le dire")
    elif rhythm.weekday is None:
        yield str(CHANGING_DAYS[rhythm.cadence])
    else:
        yield str(RHYTHMS[rhythm.cadence]) % {"day": WEEKDAYS[rhythm.weekday - 1]}
    for said, number in (
        (_moved, facts.moved),
        (_dropped, facts.dropped),
        (_coming, account.to_come),
    ):
        if number:
            yield said(number)


def _moved(number: int) -> str:
    said = ngettext("%(n)d séance déplacée", "%(n)d séances déplacées", number)
    return said % {"n": number}


def _dropped(number: int) -> str:
    return ngettext("%(n)d séance annulée", "%(n)d séances annulées", number) % {"n": number}


def _coming(number: int) -> str:
    return ngettext("%(n)d séance à venir", "%(n)d séances à venir", number) % {"n": number}


def _care(account: AccountOfGroup) -> Iterator[str]:
    yield from (_arranged(it) for it in account.arrangements)
    if account.arrangements:
        yield _places_of(account.care.agreed.total)


def _arranged(arrangement: ChildcareArrangement) -> str:
    return _("%(source)s avec %(whom)s, jusqu’au %(day)s") % {
        "source": CARE_SOURCES[CareSource(arrangement.source)],
        "whom": arrangement.with_whom,
        "day": spoken(arrangement.until),
    }


def _places_of(number: int) -> str:
    if not is_written(number):
        return _("quelques places par séance")
    return _("%(n)d places par séance") % {"n": number}


def _continuity(account: AccountOfGroup) -> str:
    if account.is_carried_by_several:
        return _("plusieurs case managers portent le groupe")
    return _("une seule case manager porte le groupe")


def _obstacles(account: AccountOfGroup) -> Iterator[str]:
    yield from (str(OPEN_POINTS[point]) for point in account.open_points)
    if lacked := _lacked(account):
        yield lacked
    if account.sessions.care_open:
        yield _care_open(account.sessions.care_open)
    if account.care.missing.total:
        yield _("Il manque des places de garde pour les séances qui viennent.")
    if account.care_ends_before_sessions:
        yield _("Les places de garde convenues s’arrêtent avant la dernière séance prévue.")
    elif account.care_ends_before_group:
        yield _("Les places de garde convenues s’arrêtent avant la fin du groupe.")
    if not account.is_carried_by_several:
        yield _("Une case manager absente, et le groupe s’arrête\u00a0: il manque une collègue.")


def _care_open(number: int) -> str:
    said = ngettext(
        "La garde reste à trouver pour %(n)d séance à venir.",
        "La garde reste à trouver pour %(n)d séances à venir.",
        number,
    )
    return said % {"n": number}
