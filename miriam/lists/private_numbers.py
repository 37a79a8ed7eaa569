"""Numbers that no story needs: a national number, a bank account, a payment card, found in what is
typed. A date, a telephone number, the reference of a file or of a meter is none (no Django).

Whether a number is one says the library that knows the check digits of each.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from stdnum import iban, luhn
from stdnum.be import ssn


class PrivateNumber(StrEnum):
    """What kind of number it is."""

    ACCOUNT = "account"
    CARD = "card"
    NATIONAL = "national"


@dataclass(frozen=True)
class Seen:
    """A number in a text: its kind, and its signs without what stands between them."""

    kind: PrivateNumber
    signs: str


SPACE = r"[ \u00a0\u2009\u202f]"
BETWEEN = r"[ \u00a0\u2009\u202f.\u2010-\u2013-]"
# Neither a part of a longer number nor one that is dialled from abroad.
ALONE, ENDS = r"(?<![\w+])(?<!\d[./-])", r"(?![./-]?\d)"

# 93.05.18-223.61, 93 05 18 223 61, 93051822361; of a bis number too.
NATIONAL = (
    rf"\d{{2}}(?:{BETWEEN}|/)?\d{{2}}(?:{BETWEEN}|/)?\d{{2}}{BETWEEN}?\d{{3}}{BETWEEN}?\d{{2}}"
)
# The shortest has fifteen signs, the longest thirty-four.
ACCOUNT = rf"[A-Za-z]{{2}}{SPACE}?\d{{2}}(?:{BETWEEN}?[A-Za-z0-9]){{11,30}}"
# As they are printed on it: by four, with up to three more; 4, 6 and 5; or without any space.
CARDS = (
    rf"\d{{4}}(?:{BETWEEN}\d{{4}}){{3}}{BETWEEN}\d{{1,3}}",
    rf"\d{{4}}(?:{BETWEEN}\d{{4}}){{3}}",
    rf"\d{{4}}{BETWEEN}\d{{6}}{BETWEEN}\d{{5}}",
    r"\d{15,19}",
)
# Visa; Mastercard; American Express; Maestro and Bancontact. Not the 18 digits of a meter (54…).
ISSUED = re.compile(
    r"4\d{15}(?:\d{3})?|(?:5[1-5]|2[2-7])\d{14}|3[47]\d{13}|(?:50|5[6-8]|6\d)\d{14,17}"
)


def _is_a_card(digits: str) -> bool:
    return bool(ISSUED.fullmatch(digits)) and luhn.is_valid(digits)


def _is_an_account(signs: str) -> bool:
    """By its own check digits: the lists of banks that some countries keep are never complete."""
    return bool(iban.is_valid(signs, check_country=False))


@dataclass(frozen=True)
class _Way:
    """How numbers of a kind are written, and which of them are one."""

    kind: PrivateNumber
    written: re.Pattern[str]
    is_one: Callable[[str], bool]


# What holds others comes first: four groups in an account may look like a card.
WAYS = (
    _Way(PrivateNumber.ACCOUNT, re.compile(rf"(?<!\w)(?=({ACCOUNT})(?!\w))"), _is_an_account),
    *(
        _Way(PrivateNumber.CARD, re.compile(rf"{ALONE}(?=({card}){ENDS})"), _is_a_card)
        for card in CARDS
    ),
    _Way(PrivateNumber.NATIONAL, re.compile(rf"{ALONE}(?=({NATIONAL}){ENDS})"), ssn.is_valid),
)


def seen_in(text: str) -> frozenset[Seen]:
    """The private numbers of a text, each a single time however it is written."""
    left, seen = _in_plain_digits(text), set()
    for way in WAYS:
        for written, signs in list(_found(way, left)):
            seen.add(Seen(way.kind, signs))
            left = left.replace(written, "·")
    return frozenset(seen)


def _found(way: _Way, text: str) -> Iterator[tuple[str, str]]:
    """As it stands there, and without what stands between its signs."""
    for place in way.written.finditer(text):
        for written in _with_less_behind(place[1]):
            signs = re.sub(r"[\W_]", "", written).upper()
            if way.is_one(signs):
                yield written, signs
                break


def _with_less_behind(run: str) -> Iterator[str]:
    """The whole run, then without its last word: « BE71 0961 2345 6769 et » goes on behind it."""
    yield run
    for gap in reversed(list(re.finditer(BETWEEN, run))):
        yield run[: gap.start()]


def _in_plain_digits(text: str) -> str:
    """The digits of every script as 0 to 9: an Arabic keyboard types its own."""
    return re.sub(r"\d", lambda digit: str(int(digit.group())), text)
