"""Addresses of replies, presence and memory: neutral, without names."""

from django.urls import URLPattern

app_name = "attendance"
urlpatterns: list[URLPattern] = []
