"""What the journal keeps of groups, and why their pages open something."""

from django.utils.translation import gettext_lazy as _

from miriam.audit.act import Act, Purpose
from miriam.groups.domain import AgreementState, Phase

TO_READ_GROUP = Purpose("groups.group", _("lire la page du groupe"))
TO_GO_TOWARDS = Purpose("groups.candidates", _("aller vers de nouvelles personnes"))
TO_CHANGE_PLACE = Purpose("groups.place", _("donner ou libérer une place"))
TO_SAY_WHO_CARRIES = Purpose("groups.carriers", _("dire qui porte le groupe"))

GROUP_CREATED = Act("group.created", _("groupe créé"))
GROUP_CHANGED = Act("group.changed", _("groupe modifié"))
GROUP_CARRIER_ADDED = Act("group.carrier_added", _("une case manager porte aussi le groupe"))
GROUP_CARRIER_LEFT = Act("group.carrier_left", _("une case manager ne porte plus le groupe"))
PHASE_BEGUN = {
    Phase.RECRUITMENT: Act("group.phase.recruitment", _("le groupe revient à « aller vers »")),
    Phase.FORMATION: Act("group.phase.formation", _("le groupe démarre")),
    Phase.DEEPENING: Act("group.phase.deepening", _("le groupe passe à l’approfondissement")),
    Phase.CLOSING: Act("group.phase.closing", _("le groupe passe à la clôture")),
    Phase.FOLLOW_UP: Act("group.phase.follow_up", _("le groupe passe au suivi")),
    Phase.ENDED: Act("group.phase.ended", _("le groupe est terminé")),
}
LAUNCH_SETTLED = Act("launch.settled", _("liste de lancement complétée"))
LAUNCH_SEEN = Act("launch.seen", _("liste de lancement vue"))
CHILDCARE_NEED_SAID = Act("childcare.need", _("a dit combien de places de garde il faut"))
CHILDCARE_ASKED = Act("childcare.asked", _("a noté une garde demandée"))
CHILDCARE_CHANGED = Act("childcare.changed", _("a changé une garde"))
CHILDCARE_STANDS = {
    AgreementState.ASKED: Act("childcare.stands.asked", _("une garde est de nouveau demandée")),
    AgreementState.AGREED: Act("childcare.stands.agreed", _("une garde est convenue")),
    AgreementState.FALLEN_AWAY: Act(
        "childcare.stands.fallen_away", _("une garde n’est plus possible")
    ),
}
CANDIDATE_PROPOSED = Act("candidate.proposed", _("quelqu’un a été proposé"))
PLACE_TAKEN = Act("place.taken", _("place prise dans un groupe"))
PLACE_RETURNED = Act("place.returned", _("départ du groupe annulé"))
PLACE_FREED = Act("place.freed", _("place libérée"))
