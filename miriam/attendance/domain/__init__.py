"""Words of a session's list: what a woman answers, and whether she was there."""

from miriam.attendance.domain.lists import BLOCK, Attending, Being, Counts, Roll, WillCome

__all__ = ["BLOCK", "Attending", "Being", "Counts", "Roll", "WillCome"]
