"""The rules of sessions, without Django."""

from miriam.groupwork.domain.course import CourseStep, read_course, typed_course
from miriam.groupwork.domain.days import (
    PlannedDay,
    Vacation,
    preview,
    unknown_years,
)
from miriam.groupwork.domain.hours import TOO_LONG, hours_on, is_near, lasts
from miriam.groupwork.domain.kinds import CareState, Gathered, SessionState, Wished
from miriam.groupwork.domain.moods import Mood
from miriam.groupwork.domain.readiness import Mark, Need, Readiness, readiness
from miriam.groupwork.domain.rhythm import Recurrence, days_of

__all__ = [
    "TOO_LONG",
    "CareState",
    "CourseStep",
    "Gathered",
    "Mark",
    "Mood",
    "Need",
    "PlannedDay",
    "Readiness",
    "Recurrence",
    "SessionState",
    "Vacation",
    "Wished",
    "days_of",
    "hours_on",
    "is_near",
    "lasts",
    "preview",
    "read_course",
    "readiness",
    "typed_course",
    "unknown_years",
]
