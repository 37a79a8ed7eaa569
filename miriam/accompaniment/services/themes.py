"""Tending the list of themes of a centre."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from miriam.access.actor import Actor
from miriam.access.models import Centre
from miriam.access.services import log
from miriam.accompaniment.acts import (
    THEME_ADDED,
    THEME_BROUGHT_BACK,
    THEME_CHANGED,
    THEME_RETIRED,
    THEMES_ADOPTED,
)
from miriam.accompaniment.models import Theme
from miriam.accompaniment.permissions import EDIT_THEME, EDIT_THEMES
from miriam.accompaniment.selectors.themes import has_own_list, unwritten_list
from miriam.accompaniment.services.refusals import NoName, NoSuchDomain
from miriam.audit.act import Act
from miriam.core import clock
from miriam.core.refusals import refuse_if
from miriam.lists.life_domains import LifeDomain
from miriam.people.services.editing import take_version

HOW_IT_READS = ("name_fr", "name_nl", "domains")


@transaction.atomic
def adopt(*, by: Actor) -> None:
    """Make the list of the method one's centre's own, to be changed freely.

    Raises:
        NotYours: when the actor is no case manager.
    """
    EDIT_THEMES.demand(by.hat, by=by)
    if begin(by.hat.centre):
        log.write(THEMES_ADOPTED, about=by.hat.centre, by=by)


@transaction.atomic
def begin(centre: Centre) -> bool:
    """Write down the list of the method for a centre that has none yet; whether it had none.

    Its themes have the names they had on the page, so two who begin at once write it once.
    """
    if has_own_list(centre):
        return False
    Theme.objects.bulk_create(unwritten_list(centre), ignore_conflicts=True)
    return True


def named(public_ids: Iterable[UUID], *, centre: Centre) -> list[Theme]:
    """The themes of this centre with these public names."""
    wanted = list(public_ids)
    if not wanted:
        return []
    begin(centre)
    return list(Theme.objects.filter(centre=centre, public_id__in=wanted))


@transaction.atomic
def add(*, name_fr: str, name_nl: str, domains: Iterable[LifeDomain], by: Actor) -> Theme:
    """Add a theme at the end of the list of one's centre.

    Raises:
        NotYours: when the actor is no case manager.
    """
    EDIT_THEMES.demand(by.hat, by=by)
    centre = by.hat.centre
    begin(centre)
    last = Theme.objects.filter(centre=centre).aggregate(last=Max("place"))["last"]
    theme = Theme(centre=centre, place=(last or 0) + 1)
    _describe(theme, name_fr, name_nl, domains)
    theme.save()
    log.write(THEME_ADDED, about=theme.centre, by=by)
    return theme


@transaction.atomic
def describe(
    theme: Theme,
    *,
    name_fr: str,
    name_nl: str,
    domains: Iterable[LifeDomain],
    version: int,
    by: Actor,
) -> None:
    """Name a theme otherwise, or map it to other life domains; encounters keep it.

    Raises:
        NotYours: when it is not a theme of the actor's centre.
        Overtaken: when somebody else changed it in between.
    """
    EDIT_THEME.demand(theme, by=by)
    take_version(theme, version)
    _describe(theme, name_fr, name_nl, domains)
    # Whether it is offered is not on this page: what a colleague said of that stays.
    theme.save(update_fields=HOW_IT_READS)
    log.write(THEME_CHANGED, about=theme.centre, by=by)


@transaction.atomic
def retire(theme: Theme, *, by: Actor) -> None:
    """Offer a theme no more; what was written with it keeps it."""
    _offer(theme, False, THEME_RETIRED, by)


@transaction.atomic
def bring_back(theme: Theme, *, by: Actor) -> None:
    """Offer a retired theme again."""
    _offer(theme, True, THEME_BROUGHT_BACK, by)


def _offer(theme: Theme, is_offered: bool, act: Act, by: Actor) -> None:
    EDIT_THEME.demand(theme, by=by)
    theme.retired_on = None if is_offered else clock.today()
    theme.save(update_fields=["retired_on"])
    log.write(act, about=theme.centre, by=by)


def _describe(theme: Theme, name_fr: str, name_nl: str, domains: Iterable[LifeDomain]) -> None:
    chosen = set(domains)
    refuse_if(not chosen, NoSuchDomain)
    refuse_if(not (name_fr or name_nl), NoName)
    theme.name_fr, theme.name_nl = name_fr, name_nl
    theme.domains = [domain.value for domain in LifeDomain if domain in chosen]
