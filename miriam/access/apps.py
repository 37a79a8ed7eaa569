"""Registers the module with Django."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "miriam.access"
