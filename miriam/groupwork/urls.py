"""Addresses of sessions: neutral, without names."""

from django.urls import path

from miriam.groupwork.views import planning, sessions

app_name = "groupwork"

GROUP = "groupes/<uuid:group>/seances"
SESSION = "seances/<uuid:session>"

urlpatterns = [
    path(GROUP, sessions.session_list, name="session_list"),
    path(f"{GROUP}/serie", planning.series_new, name="series_new"),
    path(f"{GROUP}/nouvelle", planning.session_new, name="session_new"),
    path("series/<uuid:series>/enlever", planning.series_take_away, name="series_take_away"),
    path(f"{SESSION}/modifier", planning.session_change, name="session_change"),
    path(f"{SESSION}/annuler", planning.session_drop, name="session_drop"),
    path(f"{SESSION}/remettre", planning.session_take_up, name="session_take_up"),
]
