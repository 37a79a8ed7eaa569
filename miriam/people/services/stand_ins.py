"""A case manager names who replaces her: with her keys, for a time, for some files.

A file has one stand-in a day, whichever of its two case managers named her: nobody more reads it
than an absence needs.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from miriam.access.actor import Actor
from miriam.access.models import Mandate, StandIn, StandInScope
from miriam.access.permissions import END_STAND_IN, NAME_STAND_IN
from miriam.access.services import lending, log
from miriam.core import clock
from miriam.core.refusals import Refused, refuse_if
from miriam.people import selectors
from miriam.people.acts import STAND_IN_ENDED, STAND_IN_NAMED
from miriam.people.domain import LONGEST_STAND_IN, lasts
from miriam.people.models import File
from miriam.vault.domain import Depth


class CannotReplaceHer(Refused):
    """A stand-in is a case manager of the same centre who holds keys."""

    sentence = _("Choisissez une collègue de votre centre qui a déjà accès aux dossiers.")


class EndsBeforeItStarts(Refused):
    """The last day lies before the first, or in the past."""

    sentence = _("Le dernier jour ne peut pas précéder le premier, ni être déjà passé.")


class TooLong(Refused):
    """A loan of keys is for an absence."""

    sentence = _(
        "Un remplacement dure au plus trois mois (92 jours) : vérifiez l’année. Ensuite, vous "
        "pouvez en noter un autre."
    )


class AlreadyReplaced(Refused):
    """Somebody has the keys of one of these files for one of these days already."""

    sentence = _(
        "Quelqu’un vous remplace déjà, vous ou votre duo, pour une partie de ces jours. "
        "Commencez le lendemain, ou mettez d’abord fin à l’autre remplacement."
    )


class KeptFromHer(Refused):
    """The mothers of all these files excluded this colleague."""

    sentence = _(
        "Cette collègue ne verra jamais ces dossiers : c’est écrit dans chacun d’eux. "
        "Choisissez quelqu’un d’autre."
    )


class NothingToHandOver(Refused):
    """None of the files is hers."""

    sentence = _("Vous n’avez pas de dossier à confier pour le moment.")


def colleagues(by: Actor) -> list[Mandate]:
    """Who can replace her."""
    admitted = Mandate.objects.running().admitted().with_keys().select_related("account")
    same = admitted.filter(centre=by.hat.centre, holder__isnull=False)
    return list(same.exclude(pk=by.hat.pk).order_by("account__name", "pk"))


@transaction.atomic
def name(
    mandate: Mandate,
    *,
    starts_on: date,
    ends_on: date,
    reason: str,
    by: Actor,
    subjects: Iterable[UUID] | None = None,
) -> StandIn:
    """Hand a colleague the keys of these files (of all of hers by default) until a day.

    Files that must stay closed to this colleague are left out (`kept_from`); so are those that
    somebody else has on one of these days, when all are handed over.

    Raises:
        KeptFromHer: when none is left.
        CannotReplaceHer: when nobody has let the colleague in yet.
        EndsBeforeItStarts: when the days are not in order.
        TooLong: when there are too many of them.
        AlreadyReplaced: when somebody has them, or one of those named, on one of these days.
        NothingToHandOver: when none of the files is hers.
        NotVouched: when the rows say that she was let in, and no colleague has.
    """
    NAME_STAND_IN.demand(by.hat, by=by)
    # The same form sent twice at once: the second waits here, and finds the days taken.
    Mandate.objects.select_for_update(of=("self",), no_key=True).get(pk=by.hat.pk)
    refuse_if(mandate not in colleagues(by), CannotReplaceHer)
    refuse_if(ends_on < max(starts_on, clock.today()), EndsBeforeItStarts)
    refuse_if(lasts(starts_on, ends_on) > LONGEST_STAND_IN, TooLong)
    _hold(_held(by))
    held = _held(by)
    wanted = _wanted(held, subjects)
    refuse_if(not wanted, NothingToHandOver)
    closed = selectors.closed_to(mandate.account, wanted)
    scope = [subject for subject in wanted if subject not in closed]
    refuse_if(not scope, KeptFromHer)
    taken = _taken(starts_on, ends_on, scope)
    free = [subject for subject in scope if subject not in taken]
    refuse_if(not free or (subjects is not None and free != scope), AlreadyReplaced)
    stand_in = StandIn.objects.create(
        replaces=by.hat, mandate=mandate, starts_on=starts_on, ends_on=ends_on, reason=reason
    )
    for subject in free:
        StandInScope.objects.create(stand_in=stand_in, subject=subject)
        lending.lend(subject, held[subject], mandate, by)
    log.write_each(STAND_IN_NAMED, about=free, by=by)
    return stand_in


def _held(by: Actor) -> dict[UUID, set[Depth]]:
    """The files of which she has the keys in her own right; the group that she carries is none."""
    held = lending.own(by)
    files = File.objects.filter(public_id__in=held).order_by().values_list("public_id", flat=True)
    return {subject: held[subject] for subject in files}


def _hold(subjects: Iterable[UUID]) -> None:
    """Her duo who names somebody for the same files waits, and finds the days taken."""
    files = File.objects.filter(public_id__in=list(subjects)).order_by("pk")
    list(files.select_for_update(of=("self",), no_key=True).values_list("pk"))


def _taken(starts_on: date, ends_on: date, subjects: Iterable[UUID]) -> set[UUID]:
    """Those of these files that somebody has on one of these days, for her or for her duo."""
    meeting = StandInScope.objects.filter(
        stand_in__starts_on__lte=ends_on, stand_in__ends_on__gte=starts_on
    )
    among = meeting.filter(subject__in=list(subjects)).order_by()
    return set(among.values_list("subject", flat=True))


def _wanted(held: Iterable[UUID], subjects: Iterable[UUID] | None) -> list[UUID]:
    own = list(held)
    return own if subjects is None else [subject for subject in subjects if subject in own]


def kept_from(mandate: Mandate, subjects: Iterable[UUID] | None, *, by: Actor) -> set[UUID]:
    """Which of these files (of hers) stay closed to a colleague who replaces her."""
    return selectors.closed_to(mandate.account, _wanted(_held(by), subjects))


def left_out(named: StandIn, *, by: Actor) -> set[UUID]:
    """Which of her files she could not hand over with the others: somebody has them already."""
    others = set(_held(by)) - set(named.scope.order_by().values_list("subject", flat=True))
    return _taken(named.starts_on, named.ends_on, others)


@transaction.atomic
def end(stand_in: StandIn, *, by: Actor) -> None:
    """She is back: the colleague's keys go now; the journal keeps that it was.

    Those of another period for which she is named stay lent.

    Raises:
        Closed: when there is one and the vault of whoever is back is closed.
    """
    END_STAND_IN.demand(stand_in, by=by)
    mandate = stand_in.mandate
    subjects = [part.subject for part in stand_in.scope.order_by("pk")]
    lending.take_back(subjects, mandate)
    log.write_each(STAND_IN_ENDED, about=subjects, by=by)
    log.write(STAND_IN_ENDED, about=mandate.account, by=by)
    stand_in.delete()
    lending.lend_again(subjects, mandate, by)
