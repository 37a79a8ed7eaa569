"""What stands around the sessions of a group: memories, agreements, ideas, a budget, childcare."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import cycle
from typing import Any

from miriam.access.actor import Actor
from miriam.core import clock
from miriam.groups.models import Group
from miriam.groupwork.domain import CareState, Wished
from miriam.groupwork.models import Session
from miriam.groupwork.services import agreements, care, ideas
from miriam.groupwork.services import memory as memories
from miriam.groupwork.services.budget import say_budget
from miriam.groupwork.services.memory import MemoryFacts

REMEMBERED = 12
AN_HOUR = timedelta(hours=1)


def remember(planned: Sequence[Session], told: dict[str, Any], *, by: Actor) -> None:
    """Something was kept of the last dozen that were held, an hour after their end."""
    held = [session for session in planned if session.is_over and not session.is_dropped]
    for session, words in zip(held[-REMEMBERED:], cycle(told["memory"]), strict=False):
        with clock.at(min(session.ends_at + AN_HOUR, clock.now())):
            memories.remember(session, MemoryFacts(**words), version=0, by=by)


def gather(group: Group, told: dict[str, Any], *, by: Actor) -> None:
    """Agreements, ideas, wished themes and a budget."""
    for words in told["agreements"]:
        agreements.agree(group, words, by=by)
    for words in told["ideas"]:
        ideas.put_in(group, Wished.IDEA, words, by=by)
    for domain, words in told["themes"]:
        ideas.put_in(group, Wished.THEME, words, domain=domain, by=by)
    say_budget(group, Decimal(told["budget"]), version=0, by=by)


def care_for(planned: Sequence[Session], told: list[list[Any]], *, by: Actor) -> None:
    """The next sessions: childcare is asked, confirmed, lacking."""
    coming = [session for session in planned if not session.is_over]
    for session, (state, whom, places) in zip(coming, told, strict=False):
        asked = {"places": places or None, "asked_of": whom}
        care.say(session, CareState(state), version=0, by=by, **asked)
