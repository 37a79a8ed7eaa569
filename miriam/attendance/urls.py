"""Addresses of replies, presence and memory: neutral, without names."""

from django.urls import path

from miriam.attendance.views import presence

app_name = "attendance"

LIST = "seances/<uuid:session>/qui-est-la"

urlpatterns = [
    path(LIST, presence.presence, name="presence"),
    path(f"{LIST}/touche", presence.presence_tap, name="presence_tap"),
    path(f"{LIST}/invites", presence.presence_guests, name="presence_guests"),
]
