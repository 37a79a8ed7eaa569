"""Whether anything was written about sessions, in whatever room it lies."""

from collections.abc import Collection, Iterator

from django.db.models import ForeignObjectRel

from miriam.groupwork.models import Session


def is_named(sessions: Collection[Session]) -> bool:
    """Whether a row of any room names one of these sessions, also one that leaves: its replies, its
    memory, its childcare, a group that comes too. No room above is known here.
    """
    return any(
        relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": sessions})
        .order_by()
        .exists()
        for relation in _relations()
    )


def _relations() -> Iterator[ForeignObjectRel]:
    """What points to a session; of many to many, the hidden rows between."""
    return (
        relation
        for relation in Session._meta.get_fields(include_hidden=True)
        if isinstance(relation, ForeignObjectRel) and not relation.many_to_many
    )
