"""Who comes with a request: the session and the account, which every page asks for.

Django asks both anew at each page and so does this, in words that are prepared: a session that was
ended elsewhere, an account that was closed, a password that was changed count at the next request.

The cookie shows a secret, the rows name the session by its hash: who reads them comes in nowhere.
"""

import hashlib
import secrets
from datetime import datetime
from typing import Any, Self

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from miriam.access.models import Account
from miriam.core import clock, written
from miriam.core.prepared import prepared


@prepared
def _kept(session: str, now: datetime) -> QuerySet[Session, str]:
    """What a session of this name holds, if its time is not over."""
    sessions = Session.objects.filter(session_key=session, expire_date__gt=now)
    return sessions.values_list("session_data", flat=True)


@prepared
def _account(account: int) -> QuerySet[Account]:
    """The account of this number."""
    return Account.objects.filter(pk=account).order_by()


def name_of(shown: str) -> str:
    """The name in the rows of the session whose cookie shows this: 40 hexadecimal signs."""
    return hashlib.sha256(shown.encode()).hexdigest()[:40]


class SessionStore(db.SessionStore):
    """The sessions of Django; its name is part of how they are signed.

    `shown` is what the cookie says; unknown where a session is found by its name.
    """

    shown: str | None = None

    @classmethod
    def shown_by(cls, cookie: str | None) -> Self:
        """The session of whoever brings this cookie."""
        store = cls(name_of(cookie) if cookie else None)
        store.shown = cookie
        return store

    def _get_new_session_key(self) -> str:
        self.shown = secrets.token_urlsafe(32)
        return name_of(self.shown)

    def load(self) -> dict[str, Any]:
        """What the session holds; nothing, and no name, when there is none any more."""
        kept = _kept.sole(self.session_key or "", now=clock.now())
        if kept is None:
            self._session_key = None
            return {}
        return self.decode(kept)

    def save(self, must_create: bool = False) -> None:
        """Keep what it holds: in one statement, when it is known already.

        Raises:
            UpdateError: when it was ended meanwhile.
        """
        if must_create or self.session_key is None:
            return super().save(must_create)
        row = self.create_model_instance(dict(self.items()))
        if not written.update(row, "session_data", "expire_date"):
            raise UpdateError
        return None


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]
    """The passwords of allauth."""

    def get_user(self, user_id: int) -> Account | None:
        """The account of a session, while it is open."""
        account = _account.sole(user_id)
        return account if account and self.user_can_authenticate(account) else None
