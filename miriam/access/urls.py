"""The addresses of the team: who has which keys, and letting a colleague in."""

from django.urls import path

from miriam.access.views import team

app_name = "access"
urlpatterns = [
    path("equipe", team.team, name="team"),
    path("equipe/<uuid:mandate>/ouvrir", team.let_in, name="let_in"),
]
