"""Registers the module with Django."""

from django.apps import AppConfig


class InstrumentConfig(AppConfig):
    name = "miriam.instrument"
