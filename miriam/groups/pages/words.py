"""The words people read for phases, meetings and the launch list."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from miriam.groups.domain import LaunchPoint, LaunchState, Meeting, Phase

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
    LaunchPoint.CHILDCARE: _("La garde des enfants est réglée pour toute l’année"),
    LaunchPoint.PLACE: _("Un lieu est trouvé"),
    LaunchPoint.COLLEAGUES: _("Les collègues savent ce qu’est Miriam"),
    LaunchPoint.DUO: _("Le duo est nommé"),
    LaunchPoint.COMMITMENT: _("Le centre s’engage à suspendre les contrôles"),
    LaunchPoint.PARTNERS: _("Les premiers partenaires sont prévenus"),
}

LAUNCH_HELP = {
    LaunchPoint.CHILDCARE: _("Poste article 60, places prioritaires, accord avec une crèche."),
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


THANKS = _("Merci. L’équipe va vers elle. Sans oui, tout est effacé après 60 jours.")
NOTED = _("C’est noté. Sans oui, tout est effacé après 60 jours.")
READ_BY_CARRIERS_ALONE = _(
    "Lu par les case managers de ce groupe seulement. Vous-même ne pourrez plus le relire."
)
READ_BY_CARRIERS = _("Lu par les case managers de ce groupe seulement.")
