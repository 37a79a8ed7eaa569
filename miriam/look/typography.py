"""What a line of text may not tear apart."""

import re

NO_BREAK = "\u00a0"
BEFORE_AN_HOUR = re.compile(r"(?<=\d) (?=(?:h|u|uur|heures?)\b)")


def hours_together(text: str) -> str:
    """« 18 h – 20 h » stays whole at the end of a line, whatever space was typed."""
    return BEFORE_AN_HOUR.sub(NO_BREAK, text)
