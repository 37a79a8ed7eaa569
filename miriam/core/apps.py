"""Registers the module with Django."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "miriam.core"
