"""Registers the module with Django, and the pieces of its addresses."""

from django.apps import AppConfig

from miriam.practices.pages import addresses


class PracticesConfig(AppConfig):
    name = "miriam.practices"

    def ready(self) -> None:
        addresses.register()
