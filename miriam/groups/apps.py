"""Registers the module with Django."""

from django.apps import AppConfig


class GroupsConfig(AppConfig):
    name = "miriam.groups"
