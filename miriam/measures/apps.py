"""Registers the module with Django."""

from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "miriam.measures"
