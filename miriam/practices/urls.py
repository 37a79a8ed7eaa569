"""Addresses of the practice bank."""

from django.urls import URLPattern

app_name = "practices"
urlpatterns: list[URLPattern] = []
