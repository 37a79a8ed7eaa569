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


class Gender(StrEnum):
    """How a professional's title reads, as she or he chooses."""

    FEMININE = "f"
    MASCULINE = "m"
    NEUTRAL = "n"
