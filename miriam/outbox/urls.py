"""Addresses of what leaves: neutral, without names."""

from django.urls import path

from miriam.outbox.views import gateways, hers, mine, reminders

app_name = "outbox"
urlpatterns = [
    path("mon-agenda", mine.show, name="mine"),
    path("mon-agenda/arreter", mine.stop, name="mine_stop"),
    path("dossiers/<uuid:file>/agenda", hers.show, name="hers"),
    path("dossiers/<uuid:file>/agenda/arreter", hers.stop, name="hers_stop"),
    path("dossiers/<uuid:file>/rappels", reminders.reminders, name="reminders"),
    path("rappels/<uuid:channel>/arreter", reminders.reminders_stop, name="reminders_stop"),
    path("rappels/<uuid:channel>/reprendre", reminders.reminders_return, name="reminders_return"),
    path("passerelles", gateways.gateways, name="gateways"),
]
