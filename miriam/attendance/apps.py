"""Registers the module with Django."""

from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    name = "miriam.attendance"
