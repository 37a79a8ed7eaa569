"""Addresses of sessions: neutral, without names."""

from django.urls import path

from miriam.groupwork.views import sessions

app_name = "groupwork"
urlpatterns = [
    path("groupes/<uuid:group>/seances", sessions.session_list, name="session_list"),
    path("seances/<uuid:session>", sessions.session, name="session"),
]
