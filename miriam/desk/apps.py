"""Registers the module with Django."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "miriam.desk"
