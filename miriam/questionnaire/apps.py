"""Registers the module with Django, and the pieces of its addresses."""

from django.apps import AppConfig

from miriam.questionnaire.pages import addresses


class QuestionnaireConfig(AppConfig):
    name = "miriam.questionnaire"

    def ready(self) -> None:
        addresses.register()
