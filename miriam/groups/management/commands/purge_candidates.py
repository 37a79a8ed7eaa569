"""Sweep away the proposals that had sixty days and no yes; to be called once a day."""

from typing import Any

from django.core.management.base import BaseCommand

from miriam.groups.services import candidates


class Command(BaseCommand):
    help = "Sweeps away proposals older than sixty days; names nobody and counts nothing aloud."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, silently: even a number would be a trace."""
        candidates.purge()
