"""The words people read for roles, admission and titles."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from miriam.access.domain import Admission, Gender, Role

ROLES = {
    Role.CASE_MANAGER: _("case manager Miriam"),
    Role.COORDINATOR: _("coordination du centre"),
    Role.REFERENT: _("travail social général"),
    Role.BENEFITS_WORKER: _("service du revenu d’intégration"),
    Role.COUNCILLOR: _("membre du Conseil"),
    Role.NETWORK_FACILITATOR: _("coach du réseau"),
    Role.RESEARCHER: _("recherche"),
    Role.STEWARD: _("pilotage fédéral"),
    Role.ADMINISTRATOR: _("administration technique"),
}

ADMISSIONS = {
    Admission.INVITED: _("invitation envoyée"),
    Admission.KEY_MADE: _("mot de passe choisi"),
    Admission.WAITING: _("attend la confirmation d’une collègue"),
    Admission.ADMITTED: _("clé remise"),
    Admission.ENDED: _("mandat terminé"),
}

GENDERS = {
    Gender.FEMININE: pgettext_lazy("genre", "féminin"),
    Gender.MASCULINE: pgettext_lazy("genre", "masculin"),
    Gender.NEUTRAL: pgettext_lazy("genre", "sans préférence"),
}

STAND_IN_REASONS = {
    "holiday": pgettext_lazy("raison d’une absence", "congé"),
    "illness": pgettext_lazy("raison d’une absence", "maladie"),
    "training": pgettext_lazy("raison d’une absence", "formation"),
    "other": pgettext_lazy("raison d’une absence", "autre raison"),
}

PURPOSES = {
    "access.account.own": _("voir son propre compte"),
    "access.team.see": _("voir l’équipe"),
    "access.mandate.let_in": _("ouvrir à une collègue"),
    "access.accounts.administer": _("gérer les comptes du centre"),
    "access.mandate.see": _("voir un compte du centre"),
    "access.mandate.end": _("terminer un mandat"),
    "access.stand_in.name": _("désigner une remplaçante"),
    "access.stand_in.end": _("terminer un remplacement"),
}

ACTS = {
    "opened.identity": _("a ouvert le nom et les coordonnées"),
    "opened.shared": _("a ouvert ce qui est partagé avec elle"),
    "opened.working": _("a ouvert les notes de travail"),
    "opened.concerted": _("a ouvert une note concertée"),
    "opened.group": _("a ouvert les notes d’un groupe"),
    "consulted": _("a lu des chiffres qui ne nomment personne"),
    "refused": _("a voulu ouvrir une page qui ne lui est pas ouverte"),
    "hat.put_on": _("a commencé à travailler sous une fonction"),
    "session.left": _("a fermé sa session"),
    "form.kept": _("a écrit pendant que son coffre se fermait ; ses mots sont gardés"),
    "session.ended": _("a fermé une session"),
    "session.others_ended": _("a fermé ses autres sessions"),
    "mandate.invited": _("a reçu une invitation"),
    "mandate.key_made": _("a reçu sa propre clé"),
    "mandate.let_in": _("a reçu l’accès d’une collègue"),
    "mandate.not_vouched": _("attend à nouveau : personne n’avait comparé les chiffres de sa clé"),
    "mandate.key_spoiled": _("sa clé n’est plus telle qu’elle l’avait faite et reste fermée"),
    "circle.unknown": _("sa clé n’a pas reconnu le cercle du centre : rien n’a été remis"),
    "keys.handed_over": _("a remis la clé du dossier à une collègue qui l’attendait"),
    "keys.refused": _("a écarté une demande de clé que personne n’avait faite"),
    "mandate.ended": _("le mandat a pris fin"),
    "stand_in.named": _("une remplaçante a été désignée"),
    "stand_in.ended": _("le remplacement a pris fin"),
    "account.described": _("a changé son nom ou sa langue"),
    "account.password_chosen": _("a choisi son premier mot de passe"),
    "account.password_changed": _("a changé de mot de passe"),
    "account.recovery_renewed": _("a renouvelé son code de récupération"),
    "account.reset_link_given": _("a reçu un lien pour choisir un autre mot de passe"),
    "account.reset_with_code": _("a choisi un autre mot de passe avec son code de récupération"),
    "account.reset_without_code": _("a choisi un autre mot de passe et une nouvelle clé"),
    "account.lost_key_recovered": _("a retrouvé sa clé grâce à son code de récupération"),
    "account.application_added": _("a ajouté une application comme second facteur"),
    "account.passkey_added": _("a ajouté une clé d’accès"),
    "account.factor_taken_off": _("a enlevé un second facteur"),
    "account.second_factor_taken_off": _("l’administration a enlevé le second facteur"),
    "account.codes_renewed": _("a renouvelé ses codes sur papier"),
}
