"""Cards as they are offered to a session: their title, how long, and in what they do not fit."""

from collections.abc import Iterable

from miriam.practices.domain.fit import Fitting
from miriam.practices.pages.cards import BankLine, bank_line


def offered(fitting: Iterable[Fitting]) -> list[BankLine]:
    """Each card in a line, in the order in which they fit."""
    return [bank_line(one) for one in fitting]
