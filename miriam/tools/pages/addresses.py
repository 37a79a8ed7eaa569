"""The piece of an address that names a tool."""

from django.urls import register_converter

from miriam.tools.domain.lines import Tool


class ToolConverter:
    """One of the tools; no other word leads anywhere."""

    regex = "|".join(Tool)

    def to_python(self, value: str) -> Tool:
        return Tool(value)

    def to_url(self, value: str) -> str:
        return value


def register() -> None:
    """Let the addresses of this room use it."""
    register_converter(ToolConverter, "tool")
