"""A holder: a key pair whose private half is kept only wrapped."""

from django.db import models

from miriam.core.models import Record
from miriam.core.secrecy import classify


class Holder(Record):
    """Who can be given a key: an account, one of its mandates, or a one-time link.

    An account's private key is wrapped by its password and by its recovery code; a mandate's is
    sealed by the account's (`keeper`): only she herself can put another one in its place.
    """

    public_key = models.BinaryField(max_length=32)
    salt = models.BinaryField(null=True)
    wrapped_by_password = models.BinaryField(null=True)
    recovery_salt = models.BinaryField(null=True)
    wrapped_by_recovery = models.BinaryField(null=True)
    keeper = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="kept")
    boxed_for_keeper = models.BinaryField(null=True)
    # The circle that she knows since her key was made, witnessed by herself.
    trusted_root = models.BinaryField(max_length=32, null=True)
    trust_witness = models.BinaryField(null=True)
    # A key whose password was lost: the one that took its place.
    successor = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="lost")

    secrecy = classify(
        operational="public_key salt wrapped_by_password recovery_salt wrapped_by_recovery "
        "keeper boxed_for_keeper trusted_root trust_witness successor"
    )
