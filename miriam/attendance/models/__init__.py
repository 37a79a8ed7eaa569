"""The sealed list of a session, and the numbers that stay of it."""

from miriam.attendance.models.counts import SessionCount
from miriam.attendance.models.register import Register

__all__ = ["Register", "SessionCount"]
