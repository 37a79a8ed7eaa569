"""The people of the centre arrive as anybody does: invited, a password, a key, let in."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP

from config.demo import story
from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.access.models import Centre, Mandate
from miriam.access.services import admissions
from miriam.core import clock
from miriam.people.models import File
from miriam.people.services import commitments, stand_ins
from miriam.signin.services import arrivals
from miriam.vault import keychain
from miriam.vault.crypto import KeyPair
from miriam.vault.services import holders

LONG_AGO, LATELY = 400, 2


@dataclass
class Player:
    """Somebody of the centre with the hat and the key of that hat."""

    person: story.Person
    mandate: Mandate
    pair: KeyPair | None

    @contextmanager
    def at_work(self) -> Iterator[Actor]:
        """This person with a fresh keychain, as at the beginning of a request."""
        actor = Actor(account=self.mandate.account, mandate=self.mandate, pair=self.pair)
        with keychain.using(actor.keychain):
            yield actor


Cast = dict[str, Player]


def arrive(centre: Centre, *, password: str, second_factor_secret: str) -> Cast:
    """Everybody of the story; the administrator comes first and invites the others."""
    first, *others = story.people()
    with _days_ago(LONG_AGO):
        mandate, _link = arrivals.invite_first_administrator(
            centre, name=first.name, email=first.email
        )
        assert isinstance(mandate, Mandate)
        cast = {first.key: _settle(first, mandate, password)}
    for person in others:
        with _days_ago(LATELY if person.waits else LONG_AGO), cast[first.key].at_work() as by:
            cast[person.key] = _settle(person, _invite(person, by), password)
    with _days_ago(LONG_AGO):
        _let_in(cast)
    for player in cast.values():
        player.mandate.refresh_from_db()
        if player.person.second_factor:
            TOTP.activate(player.mandate.account, second_factor_secret)
            RecoveryCodes.activate(player.mandate.account)
    return cast


def _invite(person: story.Person, by: Actor) -> Mandate:
    invited = arrivals.invite(
        name=person.name,
        email=person.email,
        role=Role(person.role),
        language=person.language,
        by=by,
    )
    assert isinstance(invited, Mandate)
    return invited


def _settle(person: story.Person, mandate: Mandate, password: str) -> Player:
    """Choose the password; what it derives opens the key of the hat."""
    account = mandate.account
    account.is_fictional = True
    account.gender, account.language = person.gender, person.language
    account.save(update_fields=["is_fictional", "gender", "language"])
    arrivals.choose_first_password(mandate, password=password)
    mandate.refresh_from_db()
    pair, own_holder = None, mandate.account.holder
    if mandate.holder and own_holder:
        own = holders.open_with_password(own_holder, password)
        pair = holders.open_kept(mandate.holder, own)
    return Player(person, mandate, pair)


def commit(cast: Cast) -> None:
    """The centre gives its word that controls are suspended during Miriam."""
    with cast["coordinator"].at_work() as by, _days_ago(LONG_AGO):
        commitments.commit_centre(by.hat, by=by)


def stand_in(cast: Cast, files: Iterable[File]) -> None:
    """Claire is away for some days; Lieve stands in for these files."""
    today = clock.today()
    with cast["claire"].at_work() as by:
        stand_ins.name(
            cast["lieve"].mandate,
            starts_on=today,
            ends_on=today + timedelta(days=2),
            reason="training",
            subjects=[file.ring_subject for file in files],
            by=by,
        )


@contextmanager
def _days_ago(days: int) -> Iterator[None]:
    with clock.at(clock.now() - timedelta(days=days)):
        yield


def _let_in(cast: Cast) -> None:
    """The first case manager opens to the others, but for the one who still waits."""
    [first, *later] = [player for player in cast.values() if player.mandate.holder]
    with first.at_work() as by:
        for player in later:
            if player.mandate.holder and not player.person.waits:
                compared = admissions.digits_of(player.mandate, by=by)
                admissions.let_in(player.mandate, compared=compared, by=by)
