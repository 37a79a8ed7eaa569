"""The address of a calendar as it is read, and as a telephone reads it."""

from base64 import b64encode
from dataclasses import dataclass
from io import BytesIO

from miriam.look.addresses import outside

FEED = "desk:calendar"


@dataclass(frozen=True)
class CalendarAddress:
    """An address, and its square as an SVG in base 64."""

    address: str
    picture: str


def shown(secret: str, language: str) -> CalendarAddress:
    """The address of this secret, whose titles are in this language."""
    address = outside(FEED, language, secret)
    return CalendarAddress(address, _square(address))


def _square(address: str) -> str:
    import qrcode
    from qrcode.image.svg import SvgPathFillImage

    drawn = BytesIO()
    qrcode.make(address, image_factory=SvgPathFillImage, border=4).save(drawn)
    return b64encode(drawn.getvalue()).decode()
