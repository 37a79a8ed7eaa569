"""When sessions begin, so that two of one day can be told apart, and how often a series meets."""

from django.utils.translation import gettext_lazy as _

from miriam.core import clock
from miriam.groupwork.models import Series, Session
from miriam.look.dates import hour, span, written

FORTNIGHT = 2
EVERY = _("Une série, le %(weekday)s à %(hour)s, %(days)s")
EVERY_SECOND = _("Une série, un %(weekday)s sur deux à %(hour)s, %(days)s")


def begins(session: Session) -> str:
    """« jeudi 3 décembre, 13:30 », in Brussels; with the year when that is not this one."""
    is_near = session.day.year == clock.today().year
    day = written(session.starts_at, "l j F" if is_near else "l j F Y")
    return f"{day}, {hour(session.starts_at)}"


def rhythm(series: Series) -> str:
    """« Une série, le jeudi à 13:30, du 29 janvier 2026 au 12 janvier 2027 »."""
    said = EVERY_SECOND if series.weeks == FORTNIGHT else EVERY
    return str(said) % {
        "weekday": written(series.first_on, "l"),
        "hour": f"{series.starts:%H:%M}",
        "days": span(series.first_on, series.last_on),
    }
