"""Somebody who also works in another centre: her account is not this administration's alone.

Inviting an account that exists elsewhere takes nothing but its address. So it must give nothing
either: neither a link in hand, nor an account without its second factor.
"""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from miriam.access.models import Mandate
from miriam.core import clock
from miriam.core.refusals import Refused


class ByMailOnly(Refused):
    """A link to choose her password goes to her own mailbox."""

    sentence = _(
        "Cette personne travaille aussi dans un autre centre. Le lien part donc par e-mail, à son "
        "adresse : il ne se montre pas."
    )


class KnownElsewhereFirst(Refused):
    """Another centre knew her before this one did, and answers for her second factor."""

    sentence = _(
        "Cette personne travaillait déjà dans un autre centre. Son second facteur s’enlève "
        "là-bas : demandez-lui d’appeler l’administration de ce centre."
    )


def works_elsewhere(mandate: Mandate) -> bool:
    """Whether the account has a mandate in another centre, now or later."""
    return _elsewhere(mandate).exists()


def came_here_second(mandate: Mandate) -> bool:
    """Whether one of those is older than anything this centre gave her.

    The first centre keeps the right: else an invitation from anywhere would take it away, and
    nobody could help somebody whose telephone is lost.
    """
    here = Mandate.objects.filter(_not_over(), account=mandate.account, centre=mandate.centre)
    first_here = here.order_by("pk").values_list("pk", flat=True).first()
    return _elsewhere(mandate).filter(pk__lt=first_here or mandate.pk).exists()


def _elsewhere(mandate: Mandate) -> QuerySet[Mandate]:
    others = Mandate.objects.filter(_not_over(), account=mandate.account)
    return others.exclude(centre=mandate.centre).order_by("pk")


def _not_over() -> Q:
    return Q(ended_at=None) & (Q(ends_on=None) | Q(ends_on__gte=clock.today()))
