"""Registers the module with Django."""

from django.apps import AppConfig
from django.db.models.signals import pre_save


class SigninConfig(AppConfig):
    name = "miriam.signin"

    def ready(self) -> None:
        """Each second factor is marked when it is made, whoever makes it."""
        from allauth.mfa.models import Authenticator

        from miriam.signin.services import factor_marks

        pre_save.connect(factor_marks.put, sender=Authenticator, dispatch_uid="factor mark")
