"""What the journal keeps of coming in, of accounts and of hats, and in which words."""

from django.utils.translation import gettext_lazy as _

from miriam.access.acts import MANDATE_ENDED, MANDATE_LET_IN
from miriam.audit.act import Act, Purpose

# A refusal is kept under the name of the right that was missing.
WANTED = (
    Purpose("signin.proposal.see", _("voir une fonction que le centre propose")),
    Purpose("signin.proposal.answer", _("répondre à une fonction proposée")),
)

APPLICATION_SHOWN = Act(
    "factor.application_shown", _("a donné le code de son application après son mot de passe")
)
PASSKEY_SHOWN = Act("factor.passkey_shown", _("a utilisé une clé d’accès après son mot de passe"))
PAPER_CODE_SHOWN = Act(
    "factor.paper_code_shown", _("a utilisé un code sur papier après son mot de passe")
)
HAT_PUT_ON = Act("hat.put_on", _("a commencé à travailler sous une fonction"))
SESSION_LEFT = Act("session.left", _("a fermé sa session"))
SESSION_ENDED = Act("session.ended", _("a fermé une session"))
SESSION_OTHERS_ENDED = Act("session.others_ended", _("a fermé ses autres sessions"))
MANDATE_INVITED = Act("mandate.invited", _("une invitation a été préparée"))
MANDATE_PROPOSED = Act("mandate.proposed", _("un centre a proposé une fonction"))
MANDATE_ACCEPTED = Act("mandate.accepted", _("a accepté une fonction"))
MANDATE_DECLINED = Act("mandate.declined", _("a refusé une fonction"))
MANDATE_WITHDRAWN = Act("mandate.withdrawn", _("un centre ne propose plus de fonction"))
PROPOSAL_CODE_GIVEN = Act(
    "proposal.code_given", _("un centre a préparé un code pour accepter une fonction")
)
MANDATE_KEY_SPOILED = Act(
    "mandate.key_spoiled", _("son accès n’est plus tel qu’à sa création et reste fermé")
)
ACCOUNT_DESCRIBED = Act("account.described", _("a changé son nom ou sa langue"))
ACCOUNT_PASSWORD_CHOSEN = Act("account.password_chosen", _("a choisi son premier mot de passe"))
ACCOUNT_PASSWORD_CHANGED = Act("account.password_changed", _("a changé de mot de passe"))
ACCOUNT_RECOVERY_RENEWED = Act(
    "account.recovery_renewed", _("a renouvelé son code de récupération")
)
ACCOUNT_RESET_LINK_GIVEN = Act(
    "account.reset_link_given", _("un lien pour choisir un autre mot de passe a été préparé")
)
ACCOUNT_RESET_WITH_CODE = Act(
    "account.reset_with_code", _("a choisi un autre mot de passe avec son code de récupération")
)
ACCOUNT_RESET_WITHOUT_CODE = Act(
    "account.reset_without_code", _("a choisi un autre mot de passe, sans le code de récupération")
)
ACCOUNT_LOST_KEY_RECOVERED = Act(
    "account.lost_key_recovered", _("a retrouvé son accès grâce à son code de récupération")
)
ACCOUNT_APPLICATION_ADDED = Act(
    "account.application_added", _("a ajouté une application comme second facteur")
)
ACCOUNT_PASSKEY_ADDED = Act("account.passkey_added", _("a ajouté une clé d’accès"))
ACCOUNT_FACTOR_TAKEN_OFF = Act("account.factor_taken_off", _("a enlevé un second facteur"))
ACCOUNT_SECOND_FACTOR_TAKEN_OFF = Act(
    "account.second_factor_taken_off", _("l’administration a enlevé le second facteur")
)
ACCOUNT_SESSIONS_CLOSED = Act(
    "account.sessions_closed", _("l’administration a fermé toutes les sessions")
)
ACCOUNT_CODES_RENEWED = Act("account.codes_renewed", _("a renouvelé ses codes sur papier"))
ACCOUNT_GUESSES_SLOWED = Act(
    "account.guesses_slowed", _("plusieurs essais à votre nom n’ont pas abouti")
)
ACCOUNT_CHANGES_SEEN = Act("account.changes_seen", _("a lu ce qui a changé sur son compte"))

# What she is told of; a list that is closed, so that her page never says more than this.
TOLD = (
    ACCOUNT_APPLICATION_ADDED,
    ACCOUNT_CODES_RENEWED,
    ACCOUNT_FACTOR_TAKEN_OFF,
    ACCOUNT_GUESSES_SLOWED,
    ACCOUNT_LOST_KEY_RECOVERED,
    ACCOUNT_PASSKEY_ADDED,
    ACCOUNT_PASSWORD_CHANGED,
    ACCOUNT_RECOVERY_RENEWED,
    ACCOUNT_RESET_LINK_GIVEN,
    ACCOUNT_RESET_WITHOUT_CODE,
    ACCOUNT_RESET_WITH_CODE,
    ACCOUNT_SECOND_FACTOR_TAKEN_OFF,
    ACCOUNT_SESSIONS_CLOSED,
    MANDATE_ACCEPTED,
    MANDATE_DECLINED,
    MANDATE_ENDED,
    MANDATE_INVITED,
    MANDATE_LET_IN,
    MANDATE_PROPOSED,
)
