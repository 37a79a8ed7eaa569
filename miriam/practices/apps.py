"""Registers the module with Django."""

from django.apps import AppConfig


class PracticesConfig(AppConfig):
    name = "miriam.practices"
