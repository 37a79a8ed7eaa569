"""The addresses of signing in, one's account, and the accounts of a centre."""

from django.urls import path

from miriam.signin.views import (
    account,
    administration,
    arrival,
    drafts,
    factors,
    hats,
    kept,
    proposals,
    sign_in,
)

app_name = "signin"
urlpatterns = [
    path("se-connecter", sign_in.sign_in, name="sign_in"),
    path("se-connecter/code", sign_in.second_factor, name="second_factor"),
    path("se-connecter/suite", arrival.onwards, name="onwards"),
    path("se-deconnecter", sign_in.sign_out, name="sign_out"),
    path("quitter", sign_in.quick_exit, name="quick_exit"),
    path("lien/<slug:secret>", arrival.link, name="link"),
    path("bienvenue", arrival.arrive, name="arrive"),
    path("mot-de-passe/oublie", arrival.forgotten, name="forgotten"),
    path("mot-de-passe/nouveau", arrival.reset, name="reset"),
    path("fonctions", hats.hats, name="hats"),
    path("cles", hats.keys_closed, name="keys_closed"),
    path("cles/repris", kept.kept, name="kept"),
    path("cles/repris/<uuid:kept>/effacer", kept.kept_forget, name="kept_forget"),
    path("cles/brouillon", drafts.draft, name="draft"),
    path("cles/retrouvees", account.lost_key, name="lost_key"),
    path("mon-compte", account.account, name="account"),
    path("mon-compte/vu", account.changes_seen, name="changes_seen"),
    path("mon-compte/mot-de-passe", account.password, name="password"),
    path("mon-compte/code-de-recuperation", account.recovery_code, name="recovery_code"),
    path("mon-compte/second-facteur", factors.factor_new, name="factor_new"),
    path("mon-compte/second-facteur/application", factors.application, name="application"),
    path("mon-compte/second-facteur/cle-d-acces", factors.passkey, name="passkey"),
    path("mon-compte/second-facteur/codes", factors.codes, name="codes"),
    path("mon-compte/second-facteur/<int:number>", factors.factor_off, name="factor_off"),
    path("mon-compte/sessions", account.own_sessions, name="sessions"),
    path("mon-compte/sessions/fermer", account.session_end, name="session_end"),
    path("mon-compte/journal", account.own_journal, name="own_journal"),
    path("fonctions/proposees/<uuid:proposed>", proposals.offered, name="offered"),
    path(
        "fonctions/proposees/<uuid:proposed>/refuser",
        proposals.offered_decline,
        name="offered_decline",
    ),
    path("comptes", administration.accounts, name="accounts"),
    path("comptes/nouveau", administration.invite, name="invite"),
    path("comptes/demandes/<uuid:proposed>", proposals.proposed, name="proposed"),
    path(
        "comptes/demandes/<uuid:proposed>/compte-a-part",
        proposals.proposed_apart,
        name="proposed_apart",
    ),
    path(
        "comptes/demandes/<uuid:proposed>/retirer",
        proposals.proposed_withdraw,
        name="proposed_withdraw",
    ),
    path("comptes/<uuid:mandate>", administration.mandate, name="mandate"),
    path("comptes/<uuid:mandate>/lien", administration.mandate_link, name="mandate_link"),
    path(
        "comptes/<uuid:mandate>/second-facteur",
        administration.factor_taken_off,
        name="factor_taken_off",
    ),
    path(
        "comptes/<uuid:mandate>/sessions",
        administration.sessions_closed,
        name="sessions_closed",
    ),
    path("comptes/<uuid:mandate>/fin", administration.mandate_end, name="mandate_end"),
]
