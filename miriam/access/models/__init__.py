"""Centres, accounts, mandates, also proposed, one-time capabilities, stand-ins and kept forms."""

from miriam.access.models.account import Account
from miriam.access.models.capability import Capability
from miriam.access.models.centre import Centre
from miriam.access.models.kept_form import KeptForm
from miriam.access.models.mandate import Mandate
from miriam.access.models.proposed_mandate import ProposedMandate
from miriam.access.models.stand_in import StandIn, StandInScope

__all__ = [
    "Account",
    "Capability",
    "Centre",
    "KeptForm",
    "Mandate",
    "ProposedMandate",
    "StandIn",
    "StandInScope",
]
