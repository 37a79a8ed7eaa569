"""Those who work in a centre, with their role and what is not as usual, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise

from miriam.access import selectors
from miriam.access.actor import Actor
from miriam.access.domain import Admission
from miriam.access.models import Mandate
from miriam.access.pages import words


@dataclass(frozen=True)
class Member:
    """A mandate of the centre, in words."""

    mandate: Mandate
    role: str | Promise
    state: str | Promise
    is_waiting: bool


def team(by: Actor) -> list[Member]:
    """The case managers of her centre, and who waits."""
    waiting = {mandate.pk for mandate in selectors.waiting_colleagues(by)}
    return _members(selectors.team(by), waiting)


def accounts(by: Actor) -> list[Member]:
    """Everybody who works in the centre, for whoever administers its accounts."""
    return _members(selectors.accounts(by), set())


def _members(mandates: Iterable[Mandate], waiting: set[int]) -> list[Member]:
    return [_member(mandate, waiting) for mandate in mandates]


def _member(mandate: Mandate, waiting: set[int]) -> Member:
    return Member(
        mandate=mandate,
        role=words.ROLES[mandate.worn_as],
        state=_state(mandate),
        is_waiting=mandate.pk in waiting,
    )


def _state(mandate: Mandate) -> str | Promise:
    """What is not as usual; whoever works with files and may open them needs no word."""
    usual = mandate.admission is Admission.ADMITTED or not mandate.works_with_keys
    return "" if usual else words.ADMISSIONS[mandate.admission]
