"""The addresses of the desk."""

from django.urls import path

from miriam.desk.views import calendar, day, duo, file, group, home, search, week

app_name = "desk"
urlpatterns = [
    path("", home.start, name="start"),
    path("accueil", home.home, name="home"),
    path("journee", day.show, name="day"),
    path("semaine", week.week, name="week"),
    path("semaine/papier", week.week_paper, name="week_paper"),
    path("mes-deplacements", week.trips, name="trips"),
    path("mon-groupe", group.show, name="group"),
    path("mon-groupe/duo", duo.show, name="duo"),
    path("agenda/<str:language>/<str:secret>.ics", calendar.show, name="calendar"),
    path("chercher", search.ask, name="search"),
    path("dossiers/<uuid:file>", file.show, name="file"),
    path("dossiers/<uuid:file>/pour-elle", file.paper, name="file_paper"),
]
