"""Numbers as they are read in Belgium: decimal comma, a real minus, hard spaces."""

import math
from typing import Any

MINUS = "\u2212"
SPACE = "\u202f"


def decimal(value: Any, digits: int = 2) -> str:
    """1.234 as 1,23; an en dash where there is no number."""
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if not number or not math.isfinite(value):
        return "–"
    text = f"{abs(value):,.{digits}f}".replace(",", SPACE).replace(".", ",")
    return f"{MINUS}{text}" if value < 0 and text.strip("0,") else text


def signed(value: Any, digits: int = 2) -> str:
    """A change, always with its sign."""
    text = decimal(value, digits)
    rises = isinstance(value, (int, float)) and value > 0 and text.strip("0,") != ""
    return f"+{text}" if rises else text


def whole(value: object) -> str:
    """A count; from ten thousand on with a space."""
    text = f"{value:,}".replace(",", SPACE) if isinstance(value, int) else str(value)
    return text if len(text) > len("9,999") else text.replace(SPACE, "")


def digits(size: float) -> int:
    """Decimals that still show something of that size."""
    if size >= 0.1 or size <= 0:
        return 2
    return 3 if size >= 0.01 else 4


def percent(share: float) -> str:
    """A share in whole per cent."""
    return decimal(100 * share, 0)


def probability(p: Any) -> str:
    """A p-value: four decimals, and never 0."""
    if not isinstance(p, float):
        return "–"
    return "<\u00a00,0001" if p < 0.0001 else decimal(p, 4)
