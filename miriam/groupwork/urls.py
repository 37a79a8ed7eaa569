"""Addresses of sessions: neutral, without names."""

from django.urls import path

from miriam.groupwork.views import (
    agreements,
    around,
    budget,
    cards,
    copying,
    holidays,
    ideas,
    joining,
    memory,
    planning,
    sessions,
)

app_name = "groupwork"

GROUP = "groupes/<uuid:group>"
SESSIONS = f"{GROUP}/seances"
SESSION, SERIES = "seances/<uuid:session>", "series/<uuid:series>"
AGREEMENT, IDEA, HOLIDAY = (
    "accords-du-groupe/<uuid:agreement>",
    "idees/<uuid:idea>",
    "conges/<uuid:holiday>",
)

urlpatterns = [
    path(SESSIONS, sessions.session_list, name="session_list"),
    path(f"{SESSIONS}/serie", planning.series_new, name="series_new"),
    path(f"{SESSIONS}/nouvelle", planning.session_new, name="session_new"),
    path(f"{SESSIONS}/comme", copying.new_like, name="new_like"),
    path(f"{SESSIONS}/fiche", cards.new_from_card, name="new_from_card"),
    path(f"{SERIES}/enlever", planning.series_take_away, name="series_take_away"),
    path(f"{SERIES}/terminer", planning.series_end, name="series_end"),
    path(f"{SERIES}/continuer", planning.series_go_on, name="series_go_on"),
    path(f"{SESSION}/modifier", planning.session_change, name="session_change"),
    path(f"{SESSION}/annuler", planning.session_drop, name="session_drop"),
    path(f"{SESSION}/remettre", planning.session_take_up, name="session_take_up"),
    path(f"{SESSION}/comme", copying.prepare_like, name="prepare_like"),
    path(f"{SESSION}/fiche", cards.from_card, name="from_card"),
    path("pratiques/fiches/<slug:card>/seance", cards.with_card, name="with_card"),
    path(f"{SESSION}/memoire", memory.memory, name="memory"),
    path(f"{SESSION}/garde", around.care, name="care"),
    path(f"{SESSION}/message", around.message, name="message"),
    path(f"{SESSION}/affiche/<int:number>/<language>", around.poster_document, name="poster"),
    path(f"{SESSION}/pour-mon-sac", around.for_the_bag, name="for_the_bag"),
    path(f"{SESSION}/avec", joining.joining, name="joining"),
    path(f"{SESSION}/avec/inviter", joining.join, name="join"),
    path(f"{SESSION}/avec/retirer", joining.part, name="part"),
    path(f"{GROUP}/accords", agreements.agreements, name="agreements"),
    path(f"{GROUP}/accords/papier", agreements.agreements_paper, name="agreements_paper"),
    path(AGREEMENT, agreements.agreement_change, name="agreement_change"),
    path(f"{AGREEMENT}/monter", agreements.agreement_up, name="agreement_up"),
    path(f"{AGREEMENT}/descendre", agreements.agreement_down, name="agreement_down"),
    path(f"{AGREEMENT}/enlever", agreements.agreement_off, name="agreement_off"),
    path(f"{AGREEMENT}/remettre", agreements.agreement_return, name="agreement_return"),
    path(f"{GROUP}/idees", ideas.ideas, name="ideas"),
    path(f"{IDEA}/enlever", ideas.idea_out, name="idea_out"),
    path(f"{IDEA}/remettre", ideas.idea_return, name="idea_return"),
    path(f"{GROUP}/budget", budget.budget, name="budget"),
    path("conges", holidays.holidays, name="holidays"),
    path(HOLIDAY, holidays.holiday, name="holiday"),
    path(f"{HOLIDAY}/enlever", holidays.holiday_off, name="holiday_off"),
    path(f"{HOLIDAY}/remettre", holidays.holiday_return, name="holiday_return"),
]
