"""Registers the module with Django."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    name = "miriam.look"

    def ready(self) -> None:
        """What forms say is said in our words."""
        from miriam.look.plain_errors import speak_plainly

        speak_plainly()
