"""The one rule of telephone numbers: typed in any form, kept in one, shown as one dials them.

What is typed without the number of a country is Belgian. Kept is the international form, so that
the same number is the same text wherever it comes from (no Django).
"""

import re
import unicodedata

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, shortnumberinfo

COUNTRY = "BE"
# 112, 1733: what is dialled as it stands, and has no international form.
SHORT = re.compile(r"\d{3,6}")
# Fewer digits than these are no number that somebody looks for.
FEWEST_SOUGHT = 4
# Whoever types 0032 or +32 means the 0 of here; (0) is written by who wants to say both.
FROM_ABROAD = re.compile(r"^(?:\+|00)32(?:\(0\)|0)?")
ABROAD = re.compile(r"^00(?=[1-9])")


def read(typed: str) -> str | None:
    """The number in the form in which it is kept; nothing when it cannot be one."""
    digits = _dialled(typed)
    if SHORT.fullmatch(digits):
        return digits if _is_short(digits) else None
    number = _parsed(typed)
    if number is None or number.extension or not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


def is_known(kept: str) -> bool:
    """Whether such numbers are given out: one digit too few or too many is seldom among them."""
    number = _parsed(kept)
    return bool(SHORT.fullmatch(kept) or (number and phonenumbers.is_valid_number(number)))


def shown(kept: str) -> str:
    """As one dials it here: 0470 12 34 56, and with its country when it is another one.

    What is no number (a place, an address) stays as it is.
    """
    number = _parsed(kept) if kept.startswith("+") else None
    if number is None:
        return kept
    here = phonenumbers.is_valid_number_for_region(number, COUNTRY)
    form = PhoneNumberFormat.NATIONAL if here else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, form)


def holds(kept: str, sought: str) -> bool:
    """Whether what is sought is this number, or a part of it, however either is written."""
    digits = _here(sought)
    return len(digits) >= FEWEST_SOUGHT and _is_dialled(sought) and digits in _here(kept)


def _parsed(typed: str) -> PhoneNumber | None:
    # Letters are no digits, even where a keypad has them.
    if not _is_dialled(typed):
        return None
    try:
        return phonenumbers.parse(typed, COUNTRY)
    except NumberParseException:
        return None


def _is_dialled(typed: str) -> bool:
    return not re.search(r"[^\W\d_]", typed)


def _is_short(digits: str) -> bool:
    number = PhoneNumber(country_code=32, national_number=int(digits))
    return shortnumberinfo.is_valid_short_number_for_region(number, COUNTRY)


def _dialled(typed: str) -> str:
    return re.sub(r"[\s./\-]", "", _in_our_digits(typed))


def _in_our_digits(typed: str) -> str:
    """As a keyboard of here has them: an Arabic one types others."""
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in typed)


def _here(typed: str) -> str:
    national = FROM_ABROAD.sub("0", re.sub(r"[^\d+()]", "", _in_our_digits(typed)))
    return re.sub(r"\D", "", ABROAD.sub("", national))
