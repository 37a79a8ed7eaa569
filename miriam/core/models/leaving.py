"""A row that can be taken back for some minutes before it is destroyed: leave, stay, the end."""

from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.apps import apps
from django.db import models, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from miriam.core import clock
from miriam.core.refusals import Refused, refuse_if
from miriam.core.secrecy import classify

M = TypeVar("M", bound=models.Model)
L = TypeVar("L", bound="Leaving")
MINUTES = timedelta(minutes=10)


class MinutesAreOver(Refused):
    """What left is destroyed, or about to be."""

    sentence = _("Les dix minutes sont passées : c’est effacé, et cela ne revient plus.")


class Staying(models.Manager[M]):
    """The rows that do not leave; this is how rows are found everywhere."""

    def get_queryset(self) -> QuerySet[M]:
        """Without those that leave."""
        return super().get_queryset().filter(leaving_since=None)


class Leaving(models.Model):
    """From the tap on it is found nowhere; when the minutes are over it is destroyed.

    A model with questions of its own begins its manager with `Staying.from_queryset(…)()`, and a
    constraint that it is there once counts those that stay (`condition=Q(leaving_since=None)`).
    A right to bring one back finds those that leave too (`Permission(…, finds_leaving=True)`).
    """

    leaving_since = models.DateTimeField(null=True, editable=False)

    objects = Staying()

    secrecy = classify(operational="leaving_since")

    class Meta:
        abstract = True


def leave(row: Leaving) -> bool:
    """Let the row be found nowhere from now on; whether it was still there. What left earlier and
    is over is destroyed on the way, also where nothing tidies up.
    """
    kind = type(row)
    _destroy(kind)
    staying = kind._base_manager.filter(pk=row.pk, leaving_since=None)
    return bool(staying.update(leaving_since=clock.now()))


def stay(row: Leaving) -> bool:
    """Bring it back; whether it had left: doing it twice changes nothing.

    Raises:
        MinutesAreOver: when it left too long ago, or is destroyed by now.
    """
    every = type(row)._base_manager.filter(pk=row.pk)
    back = every.filter(leaving_since__gt=_limit()).update(leaving_since=None)
    refuse_if(not back and not every.filter(leaving_since=None).exists(), MinutesAreOver)
    return bool(back)


def held(row: L, gone: type[Refused]) -> L:
    """The row as it is kept, held until this is done: of two who act at once, one is told.

    Raises:
        gone: when it left meanwhile, or is destroyed by now.
    """
    staying: QuerySet[Any] = type(row)._default_manager.select_for_update().order_by("pk")
    kept: L | None = staying.filter(pk=row.pk).first()
    if kept is None:
        raise gone
    return kept


def destroy_those_over() -> int:
    """Destroy all that left more than some minutes ago; how many rows, with what hung on them."""
    return sum(_destroy(kind) for kind in kinds())


def kinds() -> list[type[Leaving]]:
    """Every model whose rows can leave."""
    return [model for model in apps.get_models() if issubclass(model, Leaving)]


def with_those_leaving(kind: type[L]) -> QuerySet[L]:
    """Every row of a kind, for what carries or counts those that leave as well."""
    return kind._base_manager.all()


def _destroy(kind: type[Leaving]) -> int:
    over: QuerySet[Any] = kind._base_manager.filter(leaving_since__lte=_limit()).order_by()
    with transaction.atomic():
        # Django looks for what hangs on the rows before it deletes them: one that somebody brings
        # back in that moment is left alone, and one that is held here cannot come back any more.
        held = list(over.select_for_update(skip_locked=True).values_list("pk", flat=True))
        return kind._base_manager.filter(pk__in=held).delete()[0] if held else 0


def _limit() -> datetime:
    return clock.now() - MINUTES
