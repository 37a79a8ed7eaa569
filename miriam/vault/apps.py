"""Registers the module with Django."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "miriam.vault"
