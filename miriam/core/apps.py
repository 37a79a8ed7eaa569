"""Registers the module with Django."""

from django.apps import AppConfig

from miriam.core import plain_migrations


class CoreConfig(AppConfig):
    name = "miriam.core"

    def ready(self) -> None:
        plain_migrations.begin()
