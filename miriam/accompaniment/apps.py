"""Registers the module with Django."""

from django.apps import AppConfig


class AccompanimentConfig(AppConfig):
    name = "miriam.accompaniment"
