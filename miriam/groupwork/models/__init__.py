"""Sessions of a group, the series they come from, their care, and days on which none is held."""

from miriam.groupwork.models.budget import Budget
from miriam.groupwork.models.care import SessionCare
from miriam.groupwork.models.school_holiday import SchoolHoliday
from miriam.groupwork.models.series import Series
from miriam.groupwork.models.session import NAMES, Session

__all__ = ["NAMES", "Budget", "SchoolHoliday", "Series", "Session", "SessionCare"]
