"""Whom she excluded receives no key of her file, from nobody (miriam/access/vetoes.py)."""

from uuid import UUID

from miriam.access.models import Account
from miriam.people.models import Exclusion


def kept_from(subjects: list[UUID], account: Account) -> set[UUID]:
    """Those of these files whose mother excluded this person."""
    named = Exclusion.objects.filter(account=account, file__public_id__in=subjects)
    return set(named.order_by().values_list("file__public_id", flat=True))
