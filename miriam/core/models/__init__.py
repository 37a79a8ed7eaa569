"""What rows have in common, and the receipts that let a form be written once."""

from miriam.core.models.leaving import Leaving, Staying
from miriam.core.models.moments import NowField, TodayField
from miriam.core.models.receipt import Receipt
from miriam.core.models.record import Record, Versioned

__all__ = ["Leaving", "NowField", "Receipt", "Record", "Staying", "TodayField", "Versioned"]
