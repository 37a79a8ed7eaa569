"""Addresses of a file: neutral, without names."""

from django.urls import path

from miriam.people.views import (
    commitments,
    consents,
    contacts,
    files,
    households,
    pausing,
    stand_ins,
    team,
)

app_name = "people"
urlpatterns = [
    path("dossiers/nouveau", files.file_new, name="file_new"),
    path("dossiers/<uuid:file>/fiche", files.card, name="card"),
    path("dossiers/<uuid:file>/identite", files.identity, name="identity"),
    path("dossiers/<uuid:file>/menage", households.household, name="household"),
    path("dossiers/<uuid:file>/contact", contacts.contact, name="contact"),
    path("dossiers/<uuid:file>/contact/confirmer", contacts.contact_confirm, name="confirm"),
    path("dossiers/<uuid:file>/accords/<slug:scope>", consents.consent_new, name="consent_new"),
    path(
        "dossiers/<uuid:file>/accords/<slug:scope>/papier",
        consents.consent_paper,
        name="consent_paper",
    ),
    path("accords/<uuid:consent>", consents.consent, name="consent"),
    path("accords/<uuid:consent>/retirer", consents.consent_withdraw, name="consent_withdraw"),
    path("accords/<uuid:consent>/retirer/annuler", consents.consent_return, name="consent_return"),
    path("dossiers/<uuid:file>/equipe", team.team, name="team"),
    path("dossiers/<uuid:file>/jamais", team.never, name="never"),
    path("jamais/<uuid:exclusion>/confirmer", team.never_confirm, name="never_confirm"),
    path("jamais/<uuid:exclusion>/lever", team.never_lift, name="never_lift"),
    path("jamais/<uuid:exclusion>/lever/annuler", team.never_return, name="never_return"),
    path("dossiers/<uuid:file>/pause", pausing.pause, name="pause"),
    path("dossiers/<uuid:file>/reprendre", pausing.resume, name="resume"),
    path("dossiers/<uuid:file>/arreter", pausing.stop, name="stop"),
    path("dossiers/<uuid:file>/arreter/annuler", pausing.undo_stop, name="undo_stop"),
    path("engagement", commitments.commitment, name="commitment"),
    path("equipe/remplacement", stand_ins.stand_in_new, name="stand_in_new"),
    path("equipe/remplacement/<uuid:stand_in>/fin", stand_ins.stand_in_end, name="stand_in_end"),
]
