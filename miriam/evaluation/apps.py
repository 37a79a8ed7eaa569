"""Registers the module with Django."""

from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "miriam.evaluation"
