"""The agreements of a group: added, said otherwise, moved, taken off and back."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from miriam.access.actor import Actor
from miriam.access.services import log
from miriam.core.models.leaving import held, leave, stay
from miriam.core.refusals import Refused
from miriam.groups.models import Group
from miriam.groups.permissions import WRITE_GROUP
from miriam.groupwork.acts import AGREEMENTS_CHANGED
from miriam.groupwork.models import Agreement
from miriam.groupwork.permissions import RETURN_AGREEMENT, WRITE_AGREEMENT
from miriam.people.services.editing import take_version


class AgreementIsGone(Refused):
    """Somebody took it off meanwhile."""

    sentence = _(
        "Quelqu’un vient d’enlever cet accord. Vos mots sont encore ici : "
        "copiez-les dans un nouvel accord si vous voulez les garder."
    )


class AgreedAlready(Refused):
    """The group said it in the same words before."""

    sentence = _("Cet accord est déjà dans la liste.")


@transaction.atomic
def agree(group: Group, words: str, *, by: Actor) -> Agreement:
    """One agreement more, after the others; the ring of the group is open.

    Raises:
        NotYours: when the actor does not carry the group.
        AgreedAlready: when it stands there in the same words.
    """
    WRITE_GROUP.demand(group, by=by)
    every = _hold_all(group)
    if _plain(words) in {_plain(one.words) for one in every}:
        raise AgreedAlready
    last = every[-1].position if every else 0
    made = Agreement(group=group, position=last + 1, words=words)
    made.save()
    log.write(AGREEMENTS_CHANGED, about=group, by=by)
    return made


def _plain(words: str) -> str:
    """What is left when capitals, spaces and a full stop make no difference."""
    return " ".join(words.casefold().split()).rstrip(".")


@transaction.atomic
def say_otherwise(agreement: Agreement, words: str, *, version: int, by: Actor) -> None:
    """The group says it in other words.

    Raises:
        NotYours: when the actor does not carry the group.
        AgreementIsGone: when somebody took it off meanwhile.
        Overtaken: when somebody else changed it in between.
    """
    WRITE_AGREEMENT.demand(agreement, by=by)
    kept = held(agreement, AgreementIsGone)
    take_version(kept, version)
    kept.words = words
    kept.save(update_fields=["words"])
    log.write(AGREEMENTS_CHANGED, about=kept.group, by=by)


@transaction.atomic
def move(agreement: Agreement, *, up: bool, by: Actor) -> None:
    """It changes places with the one before it, or after it; at the edge nothing changes.

    Raises:
        NotYours: when the actor does not carry the group.
    """
    WRITE_AGREEMENT.demand(agreement, by=by)
    every = _hold_all(agreement.group)
    here = next((place for place, one in enumerate(every) if one.pk == agreement.pk), 0)
    there = here - 1 if up else here + 1
    if 0 <= there < len(every):
        every[here], every[there] = every[there], every[here]
        _number(every)
        log.write(AGREEMENTS_CHANGED, about=agreement.group, by=by)


def _number(every: list[Agreement]) -> None:
    for place, agreement in enumerate(every, start=1):
        Agreement.objects.filter(pk=agreement.pk).update(position=place)


def _hold_all(group: Group) -> list[Agreement]:
    Group.objects.select_for_update().get(pk=group.pk)
    return list(Agreement.objects.filter(group=group).order_by("position", "pk"))


@transaction.atomic
def take_off(agreement: Agreement, *, by: Actor) -> None:
    """It is no agreement any more; for some minutes it can come back.

    Raises:
        NotYours: when the actor does not carry the group.
    """
    WRITE_AGREEMENT.demand(agreement, by=by)
    if leave(agreement):
        log.write(AGREEMENTS_CHANGED, about=agreement.group, by=by)


@transaction.atomic
def bring_back(agreement: Agreement, *, by: Actor) -> None:
    """It was a slip: it stands where it stood.

    Raises:
        NotYours: when the actor does not carry the group.
        MinutesAreOver: when it is destroyed by now.
    """
    RETURN_AGREEMENT.demand(agreement, by=by)
    if stay(agreement):
        log.write(AGREEMENTS_CHANGED, about=agreement.group, by=by)
