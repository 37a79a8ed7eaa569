"""The box of ideas in words."""

from dataclasses import dataclass

from miriam.groups.models import Group
from miriam.groupwork.domain import Wished
from miriam.groupwork.models import Idea
from miriam.groupwork.selectors.wishes import DomainDone, ideas_of, wished_and_done
from miriam.lists.life_domain_words import LIFE_DOMAINS


@dataclass(frozen=True)
class WishedTheme:
    """A wished theme, and the name of its domain of life where one was named."""

    idea: Idea
    domain: str


@dataclass(frozen=True)
class DomainLine:
    """A domain of life in words, with both its counts."""

    name: str
    wished: int
    held: int


@dataclass(frozen=True)
class IdeaBox:
    """Ideas, wished themes, and what was spoken of."""

    ideas: list[Idea]
    themes: list[WishedTheme]
    domains: list[DomainLine]


def box_of(group: Group) -> IdeaBox:
    """Everything of the box; the ring of the group is open."""
    themes = ideas_of(group, Wished.THEME)
    return IdeaBox(
        ideas_of(group, Wished.IDEA),
        [WishedTheme(idea, _name(idea.domain)) for idea in themes],
        [_line(one) for one in wished_and_done(group, themes)],
    )


def _name(domain: str | None) -> str:
    return next((str(said) for it, said in LIFE_DOMAINS.items() if it.value == domain), "")


def _line(done: DomainDone) -> DomainLine:
    return DomainLine(str(LIFE_DOMAINS[done.domain]), done.wished, done.held)
