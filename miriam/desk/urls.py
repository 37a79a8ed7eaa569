"""The addresses of the desk."""

from django.urls import path

from miriam.desk.views import day, file, group, home, search

app_name = "desk"
urlpatterns = [
    path("", home.start, name="start"),
    path("accueil", home.home, name="home"),
    path("journee", day.show, name="day"),
    path("mon-groupe", group.show, name="group"),
    path("chercher", search.ask, name="search"),
    path("dossiers/<uuid:file>", file.show, name="file"),
    path("dossiers/<uuid:file>/pour-elle", file.paper, name="file_paper"),
]
