"""Registers the module with Django."""

from django.apps import AppConfig


class GroupworkConfig(AppConfig):
    name = "miriam.groupwork"
