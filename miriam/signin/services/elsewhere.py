"""Which centre answers for an account: the one that made it, as long as it keeps a mandate on it.

Any centre can type any address. So an address alone gives nothing: no hat on an account that
another centre answers for (it is proposed, and waits for her yes), no link in hand to somebody who
works in two centres, no account without its second factor.
"""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from miriam.access.models import Account, Centre, Mandate
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


def answers_for(centre: Centre, account: Account) -> bool:
    """Whether this centre answers for an account, alone.

    The oldest mandate that is not over says which. When all are over, nobody knows who holds the
    password: only a centre beside which no other ever had a part in it takes the account up again.
    """
    first = _not_over(account).first()
    if first:
        return first.centre_id == centre.pk
    ever = Mandate.objects.filter(account=account)
    return ever.exists() and not ever.exclude(centre=centre).exists()


def works_elsewhere(mandate: Mandate) -> bool:
    """Whether the account has a mandate in another centre, now or later."""
    return _not_over(mandate.account).exclude(centre=mandate.centre_id).exists()


def came_here_second(mandate: Mandate) -> bool:
    """Whether another centre answers for the account: it alone helps when a telephone is lost.

    Else an invitation from anywhere would take that right away, and nobody could help her.
    """
    return not answers_for(mandate.centre, mandate.account)


def _not_over(account: Account) -> QuerySet[Mandate]:
    ahead = Q(ends_on=None) | Q(ends_on__gte=clock.today())
    return Mandate.objects.filter(ahead, account=account, ended_at=None).order_by("pk")
