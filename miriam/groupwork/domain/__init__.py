"""The rules of sessions, without Django."""

from miriam.groupwork.domain.kinds import CareState, Gathered, SessionState
from miriam.groupwork.domain.rhythm import Rhythm, days_of

__all__ = ["CareState", "Gathered", "Rhythm", "SessionState", "days_of"]
