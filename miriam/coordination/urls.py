"""Addresses of the coordinator: neutral, without names."""

from django.urls import path

from miriam.coordination import views

app_name = "coordination"
ACCOUNT = "coordination/groupes/<uuid:group>/compte"
urlpatterns = [
    path(ACCOUNT, views.account, name="account"),
    path(f"{ACCOUNT}/mot", views.team_word, name="team_word"),
    path(f"{ACCOUNT}/document", views.account_document, name="account_document"),
]
