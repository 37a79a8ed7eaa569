"""What a session is, where it stands, and how its childcare stands."""

from enum import StrEnum


class Gathered(StrEnum):
    """What brings the group together."""

    SESSION = "session"
    OUTING = "outing"
    # With women of earlier groups, who come as guests.
    TALK_CAFE = "talk_cafe"


class Wished(StrEnum):
    """What a line of the box of ideas is."""

    IDEA = "idea"
    THEME = "theme"


class SessionState(StrEnum):
    """Where it stands; nobody says that it was held: its day has come and it was not dropped."""

    PLANNED = "planned"
    DROPPED = "dropped"


class CareState(StrEnum):
    """How the childcare of one session stands, in the words of places and never of children."""

    # What was agreed for the year holds for this session too.
    OF_THE_YEAR = "of_the_year"
    CONFIRMED = "confirmed"
    ASKED = "asked"
    LACKED = "lacked"
    NOT_NEEDED = "not_needed"
