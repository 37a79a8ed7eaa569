"""Registers the module with Django."""

from django.apps import AppConfig


class SigninConfig(AppConfig):
    name = "miriam.signin"
