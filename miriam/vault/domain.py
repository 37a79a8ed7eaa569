"""Depths of what is sealed, and why somebody holds a key (no Django)."""

from enum import StrEnum


class Depth(StrEnum):
    """How deep something confided lies; each depth of a subject has a ring of its own."""

    IDENTITY = "identity"
    SHARED = "shared"
    WORKING = "working"
    GROUP = "group"
    CIRCLE = "circle"


class Reason(StrEnum):
    """Why a holder has the key of a ring."""

    CASE_MANAGER = "case_manager"
    DUO = "duo"
    STAND_IN = "stand_in"
    MEMBER = "member"
