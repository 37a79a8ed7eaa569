"""Registers the module with Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "miriam.audit"
