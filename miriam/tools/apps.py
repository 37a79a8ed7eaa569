"""Registers the module with Django, and the piece of its addresses."""

from django.apps import AppConfig

from miriam.tools.pages import addresses


class ToolsConfig(AppConfig):
    name = "miriam.tools"

    def ready(self) -> None:
        addresses.register()
