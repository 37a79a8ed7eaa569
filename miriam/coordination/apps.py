"""Registers the module with Django."""

from django.apps import AppConfig


class CoordinationConfig(AppConfig):
    name = "miriam.coordination"
