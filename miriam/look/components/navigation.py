"""Where one is and where one can go: main navigation, tabs, pages of a list, steps of a path."""

from dataclasses import dataclass, field

from django.utils.functional import Promise

Words = str | Promise


@dataclass(frozen=True)
class NavItem:
    """A place to go. `short` stands in the bar of a phone; at most five have `tab`."""

    url: str
    label: Words
    icon: str = ""
    current: bool = False
    # The page one is on belongs to this place.
    around: bool = False
    short: Words = ""
    tab: bool = True
    # The act of this page: on a phone its place in the bar is filled.
    filled: bool = False

    def name_on_phone(self) -> Words:
        """The short name if there is one."""
        return self.short or self.label


@dataclass(frozen=True)
class AccountMenu:
    """Who is signed in, with the pages about oneself and the way out."""

    name: str
    sign_out_url: str
    links: tuple[NavItem, ...] = field(default=())
