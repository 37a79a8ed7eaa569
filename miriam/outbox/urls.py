"""Addresses of what leaves: neutral, without names."""

from django.urls import path

from miriam.outbox.views import hers, mine

app_name = "outbox"
urlpatterns = [
    path("mon-agenda", mine.show, name="mine"),
    path("mon-agenda/arreter", mine.stop, name="mine_stop"),
    path("dossiers/<uuid:file>/agenda", hers.show, name="hers"),
    path("dossiers/<uuid:file>/agenda/arreter", hers.stop, name="hers_stop"),
]
