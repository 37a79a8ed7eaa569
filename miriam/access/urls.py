"""The addresses of the team: letting a colleague in, and who stands in for whom."""

from django.urls import path

from miriam.access.views import team

app_name = "access"
urlpatterns = [
    path("equipe", team.team, name="team"),
    path("equipe/<uuid:mandate>/ouvrir", team.let_in, name="let_in"),
    path("equipe/remplacement", team.stand_in_new, name="stand_in_new"),
    path("equipe/remplacement/<uuid:stand_in>/fin", team.stand_in_end, name="stand_in_end"),
]
