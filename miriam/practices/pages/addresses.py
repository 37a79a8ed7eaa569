"""What addresses carry besides public names: an act on a card, the size of a paper."""

from django.urls import register_converter

from miriam.practices.domain.standing import OF_THE_CENTRE, OF_THE_READER, Move


class MoveInAddress:
    """An act of the centre, as the address names it."""

    regex = "|".join(OF_THE_CENTRE)

    def to_python(self, value: str) -> Move:
        """The act that it names."""
        return Move(value)

    def to_url(self, value: str) -> str:
        """How the address names it."""
        return str(value)


class ReadingInAddress(MoveInAddress):
    """An act of whoever reads a card over."""

    regex = "|".join(OF_THE_READER)


class SizeInAddress:
    """A4 for whoever leads, A5 for whoever takes part."""

    regex = "a4|a5"

    def to_python(self, value: str) -> str:
        """The size."""
        return value

    def to_url(self, value: str) -> str:
        """How the address names it."""
        return value


def register() -> None:
    """Let the addresses of this room use them."""
    register_converter(MoveInAddress, "move")
    register_converter(ReadingInAddress, "reading")
    register_converter(SizeInAddress, "size")
