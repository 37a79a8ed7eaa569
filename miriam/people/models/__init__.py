"""Files and what belongs to a woman rather than to her accompaniment."""

from miriam.people.models.commitment import Commitment
from miriam.people.models.consent import Consent
from miriam.people.models.exclusion import Exclusion
from miriam.people.models.file import File
from miriam.people.models.household import Household
from miriam.people.models.safe_contact import SafeContact

__all__ = ["Commitment", "Consent", "Exclusion", "File", "Household", "SafeContact"]
