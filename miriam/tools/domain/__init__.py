"""What is laid out, without Django: ties around her, where they stand, what changed between two."""

from miriam.tools.domain.ties import MOST, Bond, Drawing, Help, Kind, Tie

__all__ = ["MOST", "Bond", "Drawing", "Help", "Kind", "Tie"]
