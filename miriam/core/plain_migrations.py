"""Migrations write values, never the name of a value in the code: what is renamed or taken away
there breaks no migration.
"""

from enum import Enum

from django.db.migrations.serializer import BaseSerializer, serializer_factory
from django.db.migrations.writer import MigrationWriter


class PlainEnum(BaseSerializer):
    """A member of an enumeration as the value that stands in the database."""

    def serialize(self) -> tuple[str, set[str]]:
        """The source text of the value, and what it imports."""
        return serializer_factory(self.value.value).serialize()


def begin() -> None:
    """From now on, whatever migration is made."""
    MigrationWriter.register_serializer(Enum, PlainEnum)
