"""The words people read for phases, meetings, the launch list, and in the journal."""

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

PURPOSES = {
    "groups.group": _("lire la page du groupe"),
    "groups.candidates": _("aller vers de nouvelles mamans"),
    "groups.place": _("donner ou libérer une place"),
    "groups.carriers": _("dire qui porte le groupe"),
}

ACTS = {
    "group.created": _("groupe créé"),
    "group.changed": _("groupe modifié"),
    "group.carrier_added": _("une case manager porte aussi le groupe"),
    "group.carrier_left": _("une case manager ne porte plus le groupe"),
    "group.phase.recruitment": _("le groupe revient à « aller vers »"),
    "group.phase.formation": _("le groupe démarre"),
    "group.phase.deepening": _("le groupe passe à l’approfondissement"),
    "group.phase.closing": _("le groupe passe à la clôture"),
    "group.phase.follow_up": _("le groupe passe au suivi"),
    "group.phase.ended": _("le groupe est terminé"),
    "launch.settled": _("liste de lancement complétée"),
    "launch.seen": _("liste de lancement vue"),
    "candidate.proposed": _("une maman a été proposée"),
    "place.taken": _("place prise dans un groupe"),
    "place.freed": _("place libérée"),
}

THANKS = _("Merci. L’équipe va vers elle. Sans oui, tout est effacé après 60 jours.")
NOTED = _("C’est noté. Sans oui, tout est effacé après 60 jours.")
READ_BY_CARRIERS_ALONE = _(
    "Lu par les case managers de ce groupe seulement. Vous-même ne pourrez plus le relire."
)
READ_BY_CARRIERS = _("Lu par les case managers de ce groupe seulement.")
NO_NAME_HERE = _("La coordination lit ceci : n’écrivez le nom d’aucune maman.")
