"""Addresses of replies, presence and memory: neutral, without names."""

from django.urls import path

from miriam.attendance.views import closing, presence, replies, session

app_name = "attendance"

SESSION = "seances/<uuid:session>"
LIST = f"{SESSION}/qui-est-la"
REPLIES = f"{SESSION}/reponses"

urlpatterns = [
    path(SESSION, session.session, name="session"),
    path(LIST, presence.presence, name="presence"),
    path(f"{LIST}/touche", presence.presence_tap, name="presence_tap"),
    path(f"{LIST}/invites", presence.presence_guests, name="presence_guests"),
    path(f"{LIST}/invites/enlever", presence.presence_unname, name="presence_unname"),
    path(f"{LIST}/nouvelles", presence.presence_ask_after, name="presence_ask_after"),
    path(f"{LIST}/fini", presence.presence_done, name="presence_done"),
    path(f"{SESSION}/a-deux", presence.one_to_one, name="one_to_one"),
    path(REPLIES, replies.replies, name="replies"),
    path(f"{REPLIES}/touche", replies.replies_tap, name="replies_tap"),
    path(f"{REPLIES}/enfants", replies.replies_children, name="replies_children"),
    path("groupes/<uuid:group>/terminer", closing.close, name="close"),
]
