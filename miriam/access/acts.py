"""What the journal keeps of who may and of keys, and in which words it is read."""

from django.utils.translation import gettext_lazy as _

from miriam.audit.act import Act, Purpose
from miriam.vault.domain import Depth

# A refusal is kept under the name of the right that was missing.
WANTED = (
    Purpose("access.account.own", _("voir son propre compte")),
    Purpose("access.team.see", _("voir l’équipe")),
    Purpose("access.mandate.let_in", _("ouvrir à une collègue")),
    Purpose("access.accounts.administer", _("gérer les comptes du centre")),
    Purpose("access.mandate.see", _("voir un compte du centre")),
    Purpose("access.mandate.end", _("terminer un mandat")),
    Purpose("access.stand_in.name", _("désigner une remplaçante")),
    Purpose("access.stand_in.end", _("terminer un remplacement")),
)

OPENED = {
    Depth.IDENTITY: Act("opened.identity", _("a ouvert le nom et les coordonnées")),
    Depth.SHARED: Act("opened.shared", _("a ouvert ce qui est partagé avec elle")),
    Depth.WORKING: Act("opened.working", _("a ouvert les notes de travail")),
    Depth.GROUP: Act("opened.group", _("a ouvert les notes d’un groupe")),
}
CONSULTED = Act("consulted", _("a lu des chiffres qui ne nomment personne"))
REFUSED = Act("refused", _("a voulu ouvrir une page qui ne lui est pas ouverte"))
FORM_KEPT = Act(
    "form.kept", _("a écrit pendant que ses dossiers se refermaient ; ses mots sont gardés")
)
MANDATE_KEY_MADE = Act("mandate.key_made", _("a reçu son propre accès"))
MANDATE_LET_IN = Act("mandate.let_in", _("a reçu l’accès d’une collègue"))
MANDATE_NOT_VOUCHED = Act(
    "mandate.not_vouched", _("attend à nouveau : personne n’avait comparé les chiffres de son code")
)
CIRCLE_UNKNOWN = Act(
    "circle.unknown",
    _("quelque chose ne correspond pas dans le centre : aucun accès n’a été donné"),
)
KEYS_HANDED_OVER = Act("keys.handed_over", _("a ouvert le dossier à une collègue qui l’attendait"))
KEYS_REFUSED = Act("keys.refused", _("a écarté une demande d’accès que personne n’avait faite"))
MANDATE_ENDED = Act("mandate.ended", _("le mandat a pris fin"))
ACCOUNT_MESSAGE_SENT = Act("account.message_sent", _("un message neutre est parti"))
