"""What fits into one SMS (3GPP TS 23.038 and 23.040): a longer one is cut, and paid, as two."""

# The basic table of GSM 7 bits, and what costs two septets because an escape stands before it.
BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("\f^{}\\[~]|€")
# In septets; in code units of UTF-16 as soon as one sign stands in neither table.
MOST_SEPTETS, MOST_UNITS = 160, 70


def septets(text: str) -> int | None:
    """How long it is in septets of GSM 7 bits; nothing when a sign is not among them."""
    if not set(text) <= BASIC | EXTENDED:
        return None
    return len(text) + sum(sign in EXTENDED for sign in text)


def fits_one_sms(text: str) -> bool:
    """Whether it leaves as one message, whichever alphabet it needs."""
    length = septets(text)
    if length is None:
        return len(text.encode("utf-16-le")) // 2 <= MOST_UNITS
    return length <= MOST_SEPTETS
