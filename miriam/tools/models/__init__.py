"""What is kept of what she laid out."""

from miriam.tools.models.counts import NetworkCounts
from miriam.tools.models.line import ToolLine
from miriam.tools.models.network import EarlierDrawing, NetworkMap

__all__ = ["EarlierDrawing", "NetworkCounts", "NetworkMap", "ToolLine"]
