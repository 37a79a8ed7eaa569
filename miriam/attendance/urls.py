"""Addresses of replies, presence and memory: neutral, without names."""

from django.urls import path

from miriam.attendance.views import presence, session

app_name = "attendance"

SESSION = "seances/<uuid:session>"
LIST = f"{SESSION}/qui-est-la"

urlpatterns = [
    path(SESSION, session.session, name="session"),
    path(LIST, presence.presence, name="presence"),
    path(f"{LIST}/touche", presence.presence_tap, name="presence_tap"),
    path(f"{LIST}/invites", presence.presence_guests, name="presence_guests"),
]
