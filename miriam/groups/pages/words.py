"""The words people read for phases, meetings, the launch list and childcare."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from miriam.groups.domain import (
    AgreementState,
    CareSource,
    LaunchPoint,
    LaunchState,
    Meeting,
    Phase,
)

PHASES = {
    Phase.RECRUITMENT: _("aller vers"),
    Phase.FORMATION: _("démarrage et formation du groupe"),
    Phase.DEEPENING: _("approfondissement"),
    Phase.CLOSING: _("clôture"),
    Phase.FOLLOW_UP: _("suivi"),
    Phase.ENDED: _("groupe terminé"),
}

# For those who do not walk with the group, without the words of the method.
PHASES_FROM_OUTSIDE = {
    Phase.RECRUITMENT: _("le groupe se prépare"),
    Phase.FORMATION: _("le groupe se forme"),
    Phase.DEEPENING: _("le groupe est en route"),
    Phase.CLOSING: _("le groupe se termine"),
    Phase.FOLLOW_UP: _("suivi après la fin"),
    Phase.ENDED: _("groupe terminé"),
}

# The act that leads there.
MOVES = {
    Phase.RECRUITMENT: _("Revenir à « aller vers »"),
    Phase.FORMATION: _("Démarrage du groupe"),
    Phase.DEEPENING: _("Approfondissement"),
    Phase.CLOSING: _("Clôture"),
    Phase.FOLLOW_UP: _("Suivi"),
    Phase.ENDED: _("Le groupe est terminé"),
}

MEETINGS = {
    Meeting.PROPOSED: _("à rencontrer"),
    Meeting.MET: _("rencontrée"),
    Meeting.NOT_NOW: _("pas maintenant"),
}

LAUNCH_POINTS = {
    LaunchPoint.CHILDCARE: _("La garde des enfants est convenue pour le démarrage"),
    LaunchPoint.PLACE: _("Un lieu est trouvé"),
    LaunchPoint.COLLEAGUES: _("Les collègues savent ce qu’est Miriam"),
    LaunchPoint.DUO: _("Le duo est nommé"),
    LaunchPoint.COMMITMENT: _("Le centre s’engage à suspendre les contrôles"),
    LaunchPoint.PARTNERS: _("Les premiers partenaires sont prévenus"),
}

LAUNCH_HELP = {
    LaunchPoint.CHILDCARE: _(
        "Poste article 60, places prioritaires, partenaire ou bénévoles : si possible pour "
        "toute l’année."
    ),
    LaunchPoint.PLACE: _("Accessible en transports, avec un coin pour les enfants."),
    LaunchPoint.COLLEAGUES: _("La page « Miriam, c’est quoi ? » est à leur disposition."),
    LaunchPoint.DUO: _("Pour que rien ne s’arrête si l’une des deux tombe malade."),
    LaunchPoint.COMMITMENT: _(
        "La coordination le note une fois ; il est imprimé avec les accords."
    ),
    LaunchPoint.PARTNERS: _("Maison de quartier, maison médicale, écoles, service logement…"),
}

LAUNCH_STATES = {
    LaunchState.TO_DO: pgettext_lazy("lancement", "à faire"),
    LaunchState.UNDERWAY: pgettext_lazy("lancement", "en route"),
    LaunchState.SETTLED: pgettext_lazy("lancement", "réglé"),
    LaunchState.NOT_NEEDED: pgettext_lazy("lancement", "pas nécessaire ici"),
}

CARE_SOURCES = {
    CareSource.ARTICLE_60: _("poste article 60"),
    CareSource.PRIORITY: _("places prioritaires"),
    CareSource.PARTNER: _("partenaire"),
    CareSource.VOLUNTEERS: _("bénévoles"),
}

AGREEMENTS = {
    AgreementState.ASKED: pgettext_lazy("garde", "demandée"),
    AgreementState.AGREED: pgettext_lazy("garde", "convenue"),
    AgreementState.FALLEN_AWAY: pgettext_lazy("garde", "n’est plus possible"),
}

# The bands of `ChildcarePlaces`, in the order of its fields.
AGES = {
    "babies": _("moins de 2 ans et demi"),
    "toddlers": _("de 2 ans et demi à 5 ans"),
    "pupils": _("de 6 à 12 ans"),
}

THANKS = _("Merci. L’équipe va vers elle. Sans oui, tout est effacé après 60 jours.")
NOTED = _("C’est noté. Sans oui, tout est effacé après 60 jours.")
READ_BY_CARRIERS_ALONE = _(
    "Lu par les case managers de ce groupe seulement. Vous-même ne pourrez plus le relire."
)
READ_BY_CARRIERS = _("Lu par les case managers de ce groupe seulement.")
