"""Roles and the states of admission (no Django)."""

from enum import StrEnum


class Role(StrEnum):
    """The hats that a person can wear; one at a time, and nothing crosses between two."""

    CASE_MANAGER = "case_manager"
    COORDINATOR = "coordinator"
    REFERENT = "referent"
    BENEFITS_WORKER = "benefits_worker"
    COUNCILLOR = "councillor"
    NETWORK_FACILITATOR = "network_facilitator"
    RESEARCHER = "researcher"
    STEWARD = "steward"
    ADMINISTRATOR = "administrator"


class Admission(StrEnum):
    """How far a mandate is from holding keys: a mandate asks, and only a holder lets in."""

    INVITED = "invited"
    KEY_MADE = "key_made"
    WAITING = "waiting"
    ADMITTED = "admitted"
    ENDED = "ended"


# Roles whose work is with what is confided; the others never hold a key.
ROLES_WITH_KEYS = frozenset({Role.CASE_MANAGER})

# What somebody of such a role may do while her key is closed (nobody has let her in, she was away
# too long, it was lost or spoiled), by the name of the right, and why. Every other right waits.
WITHOUT_KEY = {
    "access.account.own": "from her own account the key opens again, or is asked for",
    "access.draft.keep": "what she types is sealed towards her, and nothing is opened",
    "access.team.see": "on the first day she looks up the colleague who can let her in",
    "groups.about.read": "what Miriam is stands on a sheet that anybody may have",
    "questionnaire.definition.read": "a questionnaire is published, and she prepares her work",
    "signin.proposal.answer": "it is about her account, and asks for her password itself",
}


class Gender(StrEnum):
    """How a professional's title reads, as she or he chooses."""

    FEMININE = "f"
    MASCULINE = "m"
    NEUTRAL = "n"
