"""Registers the module with Django."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "miriam.outbox"
