"""What was chosen at the button: the languages of a paper, and whether it may lie on a table.

The address carries a word for the languages and nothing else about her.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from miriam.lists.languages import find
from miriam.look.language import listed, page_language
from miriam.look.sheets.words import SheetWords, sheet_words, written

OFFICIAL = ("fr", "nl")
BOTH = "both"
LANGUAGE, DISCREET, LARGE = "language", "discreet", "large"


@dataclass(frozen=True)
class Way:
    """One choice of languages: what the address says, what the button says, which they are."""

    value: str
    label: str
    languages: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A paper as it was chosen, and the choices there were; `large` has letters for tired eyes."""

    ways: tuple[Way, ...]
    way: Way
    discreet: bool
    may_be_discreet: bool
    screen: str
    large: bool = False
    may_be_large: bool = False

    @cached_property
    def tongues(self) -> tuple[SheetWords, ...]:
        """The words of the chosen languages, hers first."""
        return tuple(map(sheet_words, self.way.languages))

    @property
    def first(self) -> SheetWords:
        """The language that the whole sheet is set in."""
        return next(one for one in self.tongues if one.are_written)

    @property
    def by_hand(self) -> SheetWords | None:
        """Hers, when others write in another: a line stays blank under each of their words."""
        return next((one for one in self.tongues if one.language.code not in OFFICIAL), None)

    @property
    def unread(self) -> tuple[SheetWords, ...]:
        """Those that no native speaker has read."""
        return tuple(one for one in self.tongues if not one.reviewed)


def chosen(
    asked: Mapping[str, str],
    spoken: Iterable[str] | None,
    *,
    discreet: bool = True,
    large: bool = False,
) -> Sheet:
    """The paper that the address asks for; hers, in plain words, when it asks for nothing known.

    `spoken` are her languages, the preferred one first; `discreet` and `large` whether this paper
    can be so.
    """
    offered = ways(spoken)
    way = next((one for one in offered if one.value == asked.get(LANGUAGE)), offered[0])
    return Sheet(
        offered,
        way,
        discreet=discreet and DISCREET in asked,
        may_be_discreet=discreet,
        screen=page_language(),
        large=large and LARGE in asked,
        may_be_large=large,
    )


def only(code: str) -> Sheet:
    """A paper that is made in one language, with nothing to choose."""
    way = Way(code, find(code).own, (code,))
    return Sheet((way,), way, discreet=False, may_be_discreet=False, screen=page_language())


def ways(spoken: Iterable[str] | None) -> tuple[Way, ...]:
    """Each language of hers that has words, French and Dutch, and hers beside that of the page."""
    page, hers = page_language(), list(spoken or ())
    alone = [one for one in map(_known, hers) if one]
    singles = [Way(one, find(one).name, (one,)) for one in dict.fromkeys([*alone, page, *OFFICIAL])]
    preferred = next(iter(hers), page)
    if not _known(preferred):
        return (*singles, Way(BOTH, _blank(page, preferred), (page, preferred)))
    if _known(preferred) == page:
        return tuple(singles)
    return (*singles, Way(BOTH, _side_by_side(preferred, page), (_known(preferred), page)))


def _known(code: str) -> str:
    """This language as it is written here, or nothing."""
    return next((one for one in (code, code.partition("-")[0]) if one in written()), "")


def _side_by_side(hers: str, page: str) -> str:
    return listed([find(hers).name, find(page).name])


def _blank(page: str, hers: str) -> str:
    return _("%(page)s, avec des lignes à remplir en %(hers)s") % {
        "page": find(page).name,
        "hers": find(hers).name,
    }
