"""An account: somebody who can sign in."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from miriam.access.domain import Gender
from miriam.core.models import Record
from miriam.core.secrecy import classify
from miriam.vault.models import Holder


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts; the key is made apart, when the person chooses a password."""

    def create_user(self, sign_in_name: str, **facts: Any) -> "Account":
        """An account that cannot sign in until its owner chooses a password."""
        account = self.model(sign_in_name=sign_in_name, **facts)
        account.set_unusable_password()
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser, Record):
    """A professional signs in with an e-mail address, a participant with a random name.

    The name of a professional is working information that colleagues and mothers see; a
    participant's account carries no name at all.
    """

    sign_in_name = models.CharField(max_length=254, unique=True)
    email = models.EmailField(blank=True)
    name = models.CharField(max_length=120, blank=True)
    gender = models.CharField(
        max_length=1, default=Gender.NEUTRAL, choices=[(gender, gender) for gender in Gender]
    )
    language = models.CharField(max_length=5, default="fr")
    is_active = models.BooleanField(default=True)
    is_fictional = models.BooleanField(default=False)
    holder = models.OneToOneField(Holder, on_delete=models.SET_NULL, null=True)
    # After a password lost without its recovery code: what the code, once found, still opens.
    lost_holder = models.OneToOneField(
        Holder, on_delete=models.SET_NULL, null=True, related_name="lost_by"
    )

    # Since when something changed about the account that she has not yet looked at.
    unseen_since = models.DateTimeField(null=True)

    objects = AccountManager()

    USERNAME_FIELD = "sign_in_name"
    EMAIL_FIELD = "email"

    secrecy = classify(
        structure="name gender language",
        operational="sign_in_name email password last_login is_active is_fictional holder "
        "lost_holder unseen_since",
    )

    class Meta:
        ordering = ["sign_in_name"]

    def __str__(self) -> str:
        return self.name or self.sign_in_name

    @property
    def first_name(self) -> str:
        """What mothers and colleagues call her."""
        return self.name.split(" ")[0]
