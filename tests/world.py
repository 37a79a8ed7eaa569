"""A small world for tests: two centres, their people, one file, and how to sign in as anybody.

`World` makes every persona of the access table; `Person.actor()` acts in services, and
`sign_in(client, person)` acts in pages. Everything is fictional.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from uuid import UUID

from django.conf import settings
from django.test import Client

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.access.models import Account, Centre, Mandate, StandIn, StandInScope
from miriam.access.services import admissions
from miriam.core import clock
from miriam.people.models import File
from miriam.people.services import files
from miriam.signin.middleware import HAT, OPENED
from miriam.vault import keychain
from miriam.vault.crypto import KeyPair
from miriam.vault.services import circles, handing, holders, opened

PASSWORD = "une phrase de passe assez longue"
_numbers = count(1)


@dataclass
class Person:
    """An account with one mandate (or none) and the key of that mandate."""

    account: Account
    mandate: Mandate | None = None
    pair: KeyPair | None = None

    def actor(self) -> Actor:
        """This person with a fresh keychain, as at the beginning of a request."""
        return Actor(account=self.account, mandate=self.mandate, pair=self.pair)

    @contextmanager
    def at_work(self, *files_to_open: File) -> Iterator[Actor]:
        """This person with the rings of these files open, as inside a page."""
        actor = self.actor()
        actor.open([file.ring_subject for file in files_to_open], files.DEPTHS)
        with keychain.using(actor.keychain):
            yield actor


def make_centre(name: str = "Val-Fictif", name_nl: str = "Schijndal") -> Centre:
    """A centre that does not exist."""
    return Centre.objects.create(name_fr=name, name_nl=name_nl, is_fictional=True)


def make_account(name: str = "Camille Exemple", **facts: object) -> Account:
    """An account without a key."""
    sign_in_name = f"person{next(_numbers)}@example.org"
    return Account.objects.create_user(sign_in_name, email=sign_in_name, name=name, **facts)


def make_person(
    centre: Centre | None,
    role: Role | None = Role.CASE_MANAGER,
    name: str = "Camille Exemple",
    *,
    admitted: bool = True,
    **facts: object,
) -> Person:
    """Somebody with a password, a key, and one hat in a centre."""
    account = make_account(name, **facts)
    account.set_password(PASSWORD)
    account.holder, _pair, _code = holders.make(password=PASSWORD)
    account.save()
    if centre is None or role is None:
        return Person(account)
    return add_mandate(account, centre, role, admitted=admitted)


def add_mandate(account: Account, centre: Centre, role: Role, *, admitted: bool = True) -> Person:
    """One more hat for an account, let in by the first who held keys in the centre."""
    assert account.holder is not None
    account_pair = holders.open_with_password(account.holder, PASSWORD)
    holder, pair = holders.make_kept(keeper=account.holder, keeper_pair=account_pair)
    mandate = Mandate.objects.create(account=account, centre=centre, role=role, holder=holder)
    person = Person(account, mandate, pair)
    if mandate.works_with_keys:
        _join(person, centre, admitted=admitted)
    elif admitted:
        mandate.admitted_at = clock.now()
    mandate.save()
    return person


# The first who holds keys in each centre of a test.
FOUNDERS: dict[UUID, Person] = {}


def _join(person: Person, centre: Centre, *, admitted: bool) -> None:
    """Into the circle of the centre, as `admissions` does it."""
    assert person.mandate
    assert person.mandate.holder
    assert person.pair
    holder, seat = person.mandate.holder, person.mandate.public_id
    founder = FOUNDERS.get(centre.public_id)
    if founder is None and admitted:
        admissions.found_circle(person.mandate, person.pair)
        FOUNDERS[centre.public_id] = person
        return
    circles.get_to_know(centre.public_id, holder=holder, pair=person.pair)
    if founder and admitted:
        by = founder.actor()
        circles.admit(by.circle, holder, seat=seat, by=by.holder)
        person.mandate.admitted_at = clock.now()


def reread(person: Person, password: str = PASSWORD) -> Person:
    """The person as she signs in again."""
    assert person.mandate
    mandate = Mandate.objects.select_related(
        "account__holder", "account__lost_holder", "holder", "centre"
    ).get(pk=person.mandate.pk)
    assert mandate.account.holder
    assert mandate.holder
    account_pair = holders.open_with_password(mandate.account.holder, password)
    return Person(mandate.account, mandate, holders.open_kept(mandate.holder, account_pair))


def digits_of(person: Person) -> str:
    """What she reads aloud."""
    return admissions.own_digits(person.actor())


def make_file(person: Person, call_name: str = "Nadia", duo: Person | None = None) -> File:
    """A file opened by this case manager."""
    with person.at_work() as by:
        return files.open_file(call_name=call_name, by=by, duo=duo.mandate if duo else None)


def make_stand_in(
    file: File, replaces: Person, by: Person, *, days_ago: int = 0, days: int = 7
) -> StandIn:
    """Somebody stands in for this file, with keys, for some days."""
    starts_on = clock.today() - timedelta(days=days_ago)
    stand_in = StandIn.objects.create(
        replaces=replaces.mandate,
        mandate=by.mandate,
        starts_on=starts_on,
        ends_on=starts_on + timedelta(days=days),
        reason="illness",
    )
    StandInScope.objects.create(stand_in=stand_in, subject=file.ring_subject)
    with replaces.at_work(file) as actor:
        handing.grant(
            actor.keychain,
            subject=file.ring_subject,
            depths=files.DEPTHS,
            to=by.mandate.holder,
            seat=by.mandate.public_id,
            circle=actor.circle,
            reason="stand_in",
            by=actor.holder,
            ends_at=clock.now() + timedelta(days=days - days_ago),
        )
    return stand_in


def sign_in(client: Client, person: Person, *, with_keys: bool = True) -> Client:
    """Sign in without the forms: session, hat, and the key held open by a cookie."""
    client.force_login(person.account, backend=settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    if person.mandate:
        session[HAT] = str(person.mandate.public_id)
    if person.mandate and person.pair and with_keys:
        kept, secret = opened.keep_open(person.mandate.holder, person.pair)
        session[OPENED] = str(kept.public_id)
        client.cookies[settings.KEY_COOKIE] = secret
    session.save()
    return client


@dataclass
class World:
    """Every persona of the access table around one file."""

    centre: Centre = field(default_factory=make_centre)
    elsewhere: Centre = field(default_factory=lambda: make_centre("Mont-Inventé", "Verzonnenberg"))

    def __post_init__(self) -> None:
        """Make everybody."""
        centre = self.centre
        self.case_manager = make_person(centre, name="Lieve Exemple")
        self.duo = make_person(centre, name="Sofie Exemple")
        self.stand_in = make_person(centre, name="Aline Exemple")
        self.former_stand_in = make_person(centre, name="Inès Exemple")
        self.other_group = make_person(centre, name="Marta Exemple")
        self.other_centre = make_person(self.elsewhere, name="Joke Exemple")
        self.coordinator = make_person(centre, Role.COORDINATOR, "Karim Exemple")
        self.referent = make_person(centre, Role.REFERENT, "Luc Exemple")
        self.benefits_worker = make_person(centre, Role.BENEFITS_WORKER, "Paul Exemple")
        self.councillor = make_person(centre, Role.COUNCILLOR, "Anne Exemple")
        self.facilitator = make_person(centre, Role.NETWORK_FACILITATOR, "Greet Exemple")
        self.researcher = make_person(centre, Role.RESEARCHER, "Elena Exemple")
        self.steward = make_person(centre, Role.STEWARD, "Tom Exemple")
        self.administrator = make_person(centre, Role.ADMINISTRATOR, "Sam Exemple")
        self.waiting = make_person(centre, name="Noor Exemple", admitted=False)
        self.participant = make_person(None, None, "")
        self.other_participant = make_person(None, None, "")
        self.file = make_file(self.case_manager, duo=self.duo)
        make_stand_in(self.file, self.case_manager, self.stand_in)
        make_stand_in(self.file, self.case_manager, self.former_stand_in, days_ago=30)

    def without_stand_ins(self) -> None:
        """Nobody replaces her yet: a file has one stand-in a day."""
        StandIn.objects.filter(replaces=self.case_manager.mandate).delete()
