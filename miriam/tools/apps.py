"""Registers the module with Django."""

from django.apps import AppConfig


class ToolsConfig(AppConfig):
    name = "miriam.tools"
