"""Centres, case managers, women and groups as rows, each value sealed by the vault itself."""

from dataclasses import dataclass, field
from datetime import UTC, timedelta
from functools import cache
from uuid import UUID, uuid4

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.db.models import Model

from benchmarks import gathering
from benchmarks.chains import Journal
from benchmarks.generate import Plan
from benchmarks.rows import Kept, Rows
from benchmarks.story import SEED, STEPS, WISHES, Story
from miriam.access.domain import Role
from miriam.access.models import Account, Centre, Mandate
from miriam.accompaniment.domain import BegunBy, Doer
from miriam.accompaniment.models import Aspiration, Encounter, Note, Step
from miriam.accompaniment.selectors.themes import unwritten_list
from miriam.core import clock
from miriam.groups.domain import Phase
from miriam.groups.models import Candidate, Group, Membership, Place
from miriam.measures.models import Administration, Answer, SealedAnswer
from miriam.people.domain import Scope
from miriam.people.models import Consent, File, Household, SafeContact
from miriam.people.services.files import DEPTHS
from miriam.questionnaire.domain.asked import DEFAULT_INSTRUMENT, Moment, asked_at
from miriam.questionnaire.domain.definition.compare import latest
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.shelf import shipped
from miriam.questionnaire.services import versions
from miriam.signin.services import factor_marks
from miriam.vault import crypto, keychain
from miriam.vault.crypto import KeyPair
from miriam.vault.domain import Depth
from miriam.vault.fields import SealedText
from miriam.vault.keychain import Keychain
from miriam.vault.models import Grant, Holder, Ring, Voucher
from miriam.vault.models.voucher import facts
from miriam.vault.services import circles, generations, holders

PASSWORD = "quatre mots pour mesurer"
GROUP_OF, ROOM = 14, 1_000_000


@dataclass
class Worker:
    """A case manager, and the public key of her hat."""

    account: Account
    mandate: Mandate
    public_key: bytes


@dataclass
class SignsIn:
    """Whoever the measuring signs in: her name, the secret of her second factor, her files."""

    name: str
    secret: str
    files: list[str] = field(default_factory=list)
    # Her group, and the sessions that it holds in a year.
    group: str = ""
    sessions: list[str] = field(default_factory=list)


def current_version() -> int:
    """The questionnaire of the zero measures, kept as it is today."""
    return versions.keep(_definition()).pk


@cache
def _definition() -> Instrument:
    return latest(one for one in shipped() if one.id == DEFAULT_INSTRUMENT)


def tell(plan: Plan, version: int) -> tuple[list[SignsIn], Kept]:
    """One centre as rows, and who signs in there."""
    lives = Lives(plan, version)
    return lives.signing_in, lives.rows.take()


class Lives:
    """The lives of one centre, team after team."""

    def __init__(self, plan: Plan, version: int) -> None:
        self.plan, self.version = plan, version
        self.rows = Rows(plan.number * ROOM)
        self.story = Story(clock.today(), SEED + plan.number)
        self.signing_in: list[SignsIn] = []
        self.begun = clock.now().astimezone(UTC)
        self.asked = asked_at(_definition(), Moment.START)
        self.codes = {it.key: sorted(it.scale.codes) for it in self.asked if it.scale}
        name = f"Val-Mesure {plan.number}"
        self.centre = self.rows.add(Centre(name_fr=name, name_nl=name, is_fictional=True))
        self.themes = [self.rows.add(theme) for theme in unwritten_list(self.centre)]
        self._found_circle()
        left = plan.files
        while left:
            left -= self._team(left)

    def _team(self, left: int) -> int:
        one, other = self._worker(), self._worker()
        first = min(self.plan.files_each, left)
        second = min(self.plan.files_each, left - first)
        self._share(one, other, first)
        self._share(other, one, second)
        return first + second

    def _share(self, one: Worker, other: Worker, files: int) -> None:
        women = [Woman(self, one, other) for _ in range(files)]
        if not women:
            return
        group, year = self._group(one, other, women[:GROUP_OF])
        if self.plan.signs_in:
            who = self._signs_in(one, women)
            who.group, who.sessions = str(group.public_id), year
            self.signing_in.append(who)

    def _worker(self) -> Worker:
        """A case manager; only those who will sign in have a password, which takes its time."""
        account = Account(name="Mesure Exemple", is_fictional=True)
        account.sign_in_name = account.email = f"{account.public_id}@example.org"
        account.set_unusable_password()
        pair = crypto.new_pair()
        keeper = Holder(public_key=pair.public)
        if self.plan.signs_in:
            account.set_password(PASSWORD)
            holders._wrap_by_password(keeper, pair, PASSWORD)
        account.holder = self.rows.add(keeper)
        self.rows.add(account)
        own = crypto.new_pair()
        sealed = crypto.seal(
            own.private, crypto.own_key(pair, holders.KEEPING), holders.KEPT_PLACE + own.public
        )
        holder = Holder(public_key=own.public, keeper=keeper, boxed_for_keeper=sealed)
        mandate = Mandate(account=account, centre=self.centre, role=Role.CASE_MANAGER)
        self._let_in(holder, own, seat=mandate.public_id)
        mandate.holder, mandate.admitted_at = holder, clock.now()
        worker = Worker(account, self.rows.add(mandate), own.public)
        self._grant(self.circle, self.circle_number, self.circle_key, worker, circles.MEMBER)
        return worker

    def _found_circle(self) -> None:
        """The circle in which all of them vouch for each other."""
        centre = self.centre.public_id
        self.circle, self.circle_key = generations.first(
            subject=centre, centre=centre, depth=circles.DEPTH
        )
        self.circle_number = self._ring(self.circle)

    def _let_in(self, holder: Holder, pair: KeyPair, *, seat: UUID) -> None:
        """As if somebody had compared her digits."""
        root = bytes(self.circle.public_key)
        trust = circles.trust_facts(self.centre.public_id, holder, root)
        holder.trusted_root = root
        holder.trust_witness = crypto.witness(trust, crypto.own_key(pair, circles.TRUST))
        self.rows.put(
            Voucher,
            public_id=uuid4(),
            holder_id=self.rows.add(holder).pk,
            ring_id=self.circle_number,
            seat=seat,
            witness=crypto.witness(facts(self.circle, holder, seat), self.circle_key),
        )

    def _signs_in(self, one: Worker, women: list["Woman"]) -> SignsIn:
        secret = generate_totp_secret()
        sealed = {"secret": get_adapter().encrypt(secret)}
        factor = Authenticator(user=one.account, type=Authenticator.Type.TOTP, data=sealed)
        factor_marks.put(factor)
        self.rows.add(factor)
        return SignsIn(one.account.sign_in_name, secret, [str(it.public_id) for it in women])

    def rings(
        self, keys: Keychain, subject: UUID, depths: tuple[str, ...], *whose: tuple[Worker, str]
    ) -> None:
        """New rings, open in this keychain and boxed for each of these."""
        for depth in depths:
            ring, key = generations.first(
                subject=subject, centre=self.centre.public_id, depth=depth
            )
            number = self._ring(ring)
            keys.add(ring, key)
            for worker, reason in whose:
                self._grant(ring, number, key, worker, reason)

    def _ring(self, ring: Ring) -> int:
        return self.rows.put(
            Ring,
            public_id=uuid4(),
            subject=ring.subject,
            centre=ring.centre,
            depth=ring.depth,
            public_key=ring.public_key,
            sealed_private_key=ring.sealed_private_key,
        )

    def _grant(self, ring: Ring, number: int, key: bytes, worker: Worker, reason: str) -> None:
        granted = Grant(
            ring=ring, holder=worker.mandate.holder, reason=reason, starts_at=self.begun
        )
        self.rows.put(
            Grant,
            public_id=uuid4(),
            ring_id=number,
            holder_id=worker.mandate.holder_id,
            boxed_key=crypto.box(key, worker.public_key),
            reason=reason,
            starts_at=self.begun.replace(tzinfo=None).isoformat(" "),
            witness=crypto.witness(granted.facts(), key),
        )

    def _group(self, one: Worker, other: Worker, women: list["Woman"]) -> tuple[Group, list[str]]:
        """Fourteen women who begin together, carried by the two of them, and the public names of
        the sessions of a year: only those who sign in look at any.
        """
        today, rows = clock.today(), self.rows
        group = rows.add(
            Group(
                centre=self.centre,
                edition_key="4",
                name_fr="Les Mesures",
                places=len(women) + 1,
                starts_on=today - timedelta(days=200),
                ends_on=today + timedelta(days=165),
                phase=Phase.DEEPENING,
            )
        )
        for worker in (one, other):
            rows.add(Membership(group=group, mandate=worker.mandate))
        for woman in women:
            rows.put(Place, public_id=uuid4(), group_id=group.pk, file_id=woman.number)
        with keychain.using(Keychain()) as keys:
            self.rings(keys, group.ring_subject, ("group",), (one, "carries"), (other, "carries"))
            rows.add(
                Candidate(group=group, first_name=self.story.name(), address=self.story.phone())
            )
            year = gathering.year_of(self.rows, group, women) if self.plan.signs_in else []
        return group, year


class Woman:
    """One file and all that is sealed with its rings."""

    def __init__(self, lives: Lives, one: Worker, other: Worker) -> None:
        self.lives, self.rows, self.story, self.one = lives, lives.rows, lives.story, one
        self.public_id, self.keys = uuid4(), Keychain()
        lives.rings(self.keys, self.public_id, DEPTHS, (one, "case_manager"), (other, "duo"))
        self.number = self._file(other)
        self._herself()
        self._plan()
        self._thread()
        self._measure()

    def _seal(self, model: type[Model], public_id: UUID, **values: object) -> dict[str, bytes]:
        """The values of a row as its fields seal them."""
        return {name: self._sealed(model, name, public_id, it) for name, it in values.items()}

    def _sealed(self, model: type[Model], name: str, public_id: UUID, value: object) -> bytes:
        sealed: SealedText = _field(model, name)
        return self.keys.seal(
            crypto.pad(sealed.to_clear(value), sealed.block),
            subject=self.public_id,
            depth=sealed.depth,
            place=f"{self.rows.table(model).label}.{name}|{public_id}",
        )

    def _put(self, model: type[Model], sealed: dict[str, object], **values: object) -> int:
        public_id = uuid4()
        sealed_now = self._seal(model, public_id, **sealed)
        return self.rows.put(model, public_id=public_id, **sealed_now, **values)

    def _file(self, other: Worker) -> int:
        self.opened_on = self.story.day()
        sealed = self._seal(
            File,
            self.public_id,
            call_name=self.story.name(),
            languages=["ar", "fr"],
            needs_interpreter=False,
        )
        return self.rows.put(
            File,
            public_id=self.public_id,
            centre_id=self.lives.centre.pk,
            case_manager_id=self.one.mandate.pk,
            duo_id=other.mandate.pk,
            opened_on=self.opened_on,
            **sealed,
        )

    def _herself(self) -> None:
        story, number = self.story, self.number
        self._put(Household, {"children": story.children(), "note": ""}, file_id=number)
        self._put(
            SafeContact,
            {
                "channel": "sms",
                "address": story.phone(),
                "hours": "9 h – 15 h",
                "may_leave_message": False,
                "name_to_show": "Maison de quartier",
                "code_word": "",
                "avoid": "",
            },
            file_id=number,
            # Within two months for most of them, longer for a few.
            confirmed_on=story.day(70),
        )
        for scope in Scope:
            self._put(
                Consent,
                {"language": "fr", "with_interpreter": False},
                file_id=number,
                scope=scope,
                text_version=1,
                given_on=self.opened_on,
                explained_by_id=self.one.mandate.pk,
            )

    def _plan(self) -> None:
        for words in WISHES:
            said = {"file_id": self.number, "language": "fr", "domain": self.story.domain()}
            self._put(Aspiration, {"words": words}, **said)
        for who, words in STEPS:
            # One woman in five waits for something that her case manager promised.
            promises = who is Doer.CASE_MANAGER
            if not promises or self.story.chance.random() < 1 / 5:
                giver = self.one.mandate.pk if promises else None
                self._put(
                    Step, {"words": words}, file_id=self.number, who=who, promised_by_id=giver
                )

    def _thread(self) -> None:
        who = {"actor": self.one.account.public_id, "hat": self.one.mandate.public_id}
        lines = Journal(self.rows, self.public_id, **who)
        lines.write("file.opened")
        writer = self.one.mandate.pk
        for day in self.story.encounter_days():
            encounter = self.rows.put(
                Encounter,
                public_id=uuid4(),
                file_id=self.number,
                on=day,
                kind=self.story.kind(),
                minutes=30,
                begun_by=BegunBy.TEAM,
                written_by_id=writer,
            )
            theme = self.story.chance.choice(self.lives.themes).pk
            self.rows.put(Encounter.themes.through, encounter_id=encounter, theme_id=theme)
            depth = Depth.WORKING if self.story.chance.random() < 1 / 5 else Depth.SHARED
            note = {str(depth): self.story.note()}
            self._put(Note, note, encounter_id=encounter, depth=depth, written_by_id=writer)
            lines.write("encounter.written")
        lines.end()

    def _measure(self) -> None:
        administration = self._put(
            Administration,
            {"talk_language": "fr", "present": [], "place": "office", "meant": ""},
            file_id=self.number,
            version_id=self.lives.version,
            moment=Moment.START,
            language="fr",
            finished_on=clock.today(),
        )
        for asked in self.lives.asked:
            if asked.question is not None:
                value = {"choices": [asked.question.choices[0].code]}
                answer = {"administration_id": administration, "question": asked.key}
                self._put(SealedAnswer, {"value": value}, **answer)
            elif asked.scale is not None:
                code = self.story.chance.choice(self.lives.codes[asked.key])
                self.rows.put(
                    Answer,
                    public_id=uuid4(),
                    administration_id=administration,
                    item=asked.key,
                    code=code,
                    first_code=code,
                )


@cache
def _field(model: type[Model], name: str) -> SealedText:
    found = model._meta.get_field(name)
    assert isinstance(found, SealedText)
    return found
