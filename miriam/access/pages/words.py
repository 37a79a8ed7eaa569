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
    Admission.INVITED: _("pas encore venue sur Miriam"),
    Admission.KEY_MADE: _("mot de passe choisi"),
    Admission.WAITING: _("attend le feu vert d’une collègue"),
    Admission.ADMITTED: _("accès ouvert"),
    Admission.ENDED: _("mandat terminé"),
}

GENDERS = {
    Gender.FEMININE: pgettext_lazy("genre", "elle"),
    Gender.MASCULINE: pgettext_lazy("genre", "il"),
    Gender.NEUTRAL: pgettext_lazy("genre", "sans préférence"),
}

STAND_IN_REASONS = {
    "holiday": pgettext_lazy("raison d’une absence", "congé"),
    "illness": pgettext_lazy("raison d’une absence", "maladie"),
    "training": pgettext_lazy("raison d’une absence", "formation"),
    "other": pgettext_lazy("raison d’une absence", "autre raison"),
}
