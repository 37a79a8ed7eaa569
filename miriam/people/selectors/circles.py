"""Whose women they are: her own first, then those of each colleague for whom she is there."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from miriam.access.actor import Actor
from miriam.access.models import Mandate
from miriam.core.names import fold
from miriam.core.prepared import prepared
from miriam.people.models import File


@dataclass(frozen=True)
class CircleOfFiles:
    """The files that one case manager carries; `colleague` is nobody for one's own."""

    colleague: str
    files: list[File]


def by_case_manager(files: Iterable[File], *, by: Actor) -> list[CircleOfFiles]:
    """The files in the order they come in, under who carries them; one's own stand first."""
    carried: dict[int, list[File]] = {by.hat.pk: []}
    for file in files:
        carried.setdefault(file.case_manager_id, []).append(file)
    own = carried.pop(by.hat.pk)
    others = [
        CircleOfFiles(hat.account.first_name, carried[hat.pk])
        for hat in _carriers(hats=list(carried))
    ]
    others.sort(key=lambda circle: fold(circle.colleague))
    return [CircleOfFiles("", own), *others] if own else others


@prepared
def _carriers(hats: list[int]) -> QuerySet[Mandate]:
    """Those who wear these hats, by name."""
    return Mandate.objects.filter(pk__in=hats).select_related("account").order_by()
