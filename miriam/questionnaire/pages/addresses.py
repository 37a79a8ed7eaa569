"""The pieces of an address that name a version, a recording, a text of a draft."""

from django.urls import register_converter


class VersionConverter:
    """The number of a version, 1.0.0."""

    regex = r"[0-9]{1,5}\.[0-9]{1,5}\.[0-9]{1,5}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class RecordingConverter(VersionConverter):
    """The name of a recording, trees-fr-….ogg."""

    regex = r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}"


class SpotConverter(VersionConverter):
    """A text of a draft that can be read aloud, items.trees."""

    regex = r"[a-z_]+(?:\.[a-z0-9_-]+)*"


def register() -> None:
    """Let addresses of this module and of higher ones use them."""
    register_converter(VersionConverter, "version")
    register_converter(RecordingConverter, "recording")
    register_converter(SpotConverter, "spot")
