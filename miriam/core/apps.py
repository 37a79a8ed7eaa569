"""Registers the module with Django."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "miriam.core"

    def ready(self) -> None:
        """What forms say is said in our words."""
        from miriam.core.plain_errors import speak_plainly

        speak_plainly()
