"""Holders and who vouches for them, rings, grants and requests for one, keys held open."""

from miriam.vault.models.grant import Grant, KeyRequest
from miriam.vault.models.holder import Holder
from miriam.vault.models.opened import OpenedKey
from miriam.vault.models.ring import Ring
from miriam.vault.models.voucher import Voucher

__all__ = ["Grant", "Holder", "KeyRequest", "OpenedKey", "Ring", "Voucher"]
