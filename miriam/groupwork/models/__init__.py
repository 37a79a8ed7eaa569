"""Sessions of a group: their series, care and memory; agreements, ideas, budget, free days."""

from miriam.groupwork.models.agreement import Agreement
from miriam.groupwork.models.budget import Budget
from miriam.groupwork.models.care import SessionCare
from miriam.groupwork.models.idea import Idea
from miriam.groupwork.models.memory import Memory
from miriam.groupwork.models.school_holiday import SchoolHoliday
from miriam.groupwork.models.series import Series
from miriam.groupwork.models.session import NAMES, Session

__all__ = [
    "NAMES",
    "Agreement",
    "Budget",
    "Idea",
    "Memory",
    "SchoolHoliday",
    "Series",
    "Session",
    "SessionCare",
]
