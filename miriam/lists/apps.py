"""Registers the module with Django, so that its sentences are found."""

from django.apps import AppConfig


class ListsConfig(AppConfig):
    name = "miriam.lists"
