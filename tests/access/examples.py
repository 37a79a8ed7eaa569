"""Example objects for the addresses: the table of routes and personas asks for one per parameter.

A module that brings a new parameter adds it here, made by its own services around `world.file`.
"""

from collections.abc import Callable
from datetime import time, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID, uuid4

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.access.models import KeptForm, ProposedMandate, StandIn
from miriam.access.services import kept_forms
from miriam.accompaniment.domain import Doer, EncounterKind
from miriam.accompaniment.models import Note, Theme, Turn
from miriam.accompaniment.services import appointments, aspirations, encounters, steps, themes
from miriam.accompaniment.services.appointments import AppointmentFacts
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.core import clock
from miriam.groups.data import editions
from miriam.groups.models import Candidate, Group, LaunchItem, Membership, Place
from miriam.groups.services import candidates, childcare, groups, places
from miriam.groups.services.candidates import ProposalFacts
from miriam.groupwork.domain import Recurrence, Wished
from miriam.groupwork.models import Agreement, Idea, SchoolHoliday, Series, Session
from miriam.groupwork.services import agreements, ideas, sessions
from miriam.groupwork.services.series import plan_series
from miriam.groupwork.services.sessions import SessionFacts
from miriam.measures.domain.occasion import Telling
from miriam.measures.models import Administration, Comment, Testimony
from miriam.measures.services import administrations, comments, testimonies
from miriam.outbox.models import MessageChannel
from miriam.outbox.services import channels
from miriam.outbox.services.channels import ReminderFacts
from miriam.people.domain import Channel, Scope
from miriam.people.models import Consent, Exclusion
from miriam.people.services import consents, contacts, exclusions
from miriam.people.services.contacts import ContactFacts
from miriam.practices.domain.card import CardShape, CardStep, CardWords, PracticeCard
from miriam.practices.domain.kinds import PracticeState
from miriam.practices.domain.standing import Move
from miriam.practices.models import Adaptation, Practice, PracticeUse
from miriam.practices.services import adaptations, cards, standing
from miriam.practices.services import use as uses
from miriam.practices.services.adaptations import LayerFacts
from miriam.questionnaire.domain.asked import Moment
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.models import DefinitionDraft
from miriam.questionnaire.services import drafts
from miriam.tools.domain.lines import Tool
from miriam.tools.models import EarlierDrawing, NetworkMap, ToolLine
from miriam.tools.services import drawing, lines
from miriam.tools.services.drawing import TieFacts
from miriam.tools.services.lines import LineFacts
from miriam.vault.domain import Depth
from tests.groups.caring import an_arrangement
from tests.questionnaire.sounds import spoken_version, tone
from tests.world import World


class Examples:
    """What stands in the addresses, around the one file of the world."""

    def __init__(self, world: World) -> None:
        self.world = world
        with world.case_manager.at_work(world.file) as by:
            self.make(by)
        with world.researcher.at_work() as by:
            self.draft: DefinitionDraft = drafts.begin_from(shipped_as("example", "1.0.0"), by=by)
            drafts.record(self.draft, "items.trees", "fr", tone(), by=by)
        spoken = spoken_version({"items.trees": tone()}, name="example")
        self.recording = spoken.definition.item("trees").audio["fr"]

    def make(self, by: Actor) -> None:
        """Everything that the case manager's services make."""
        file = self.world.file
        given = {"language": "fr", "with_interpreter": False, "by": by}
        self.consent: Consent = consents.give(file, scope=Scope.PARTICIPATION, **given)
        consents.give(file, scope=Scope.MEASURE, **given)
        exclusions.exclude(file, account=self.world.other_group.account, by=by)
        self.encounter = encounters.record(
            file,
            EncounterFacts(kind=EncounterKind.HOME, text="Une visite.", depth=Depth.SHARED),
            by=by,
        )
        changed = aspirations.write(file, words="Respirer.", language="fr", by=by)
        aspirations.change(changed, words="Souffler.", language="fr", version=1, by=by)
        self.aspiration = aspirations.write(file, words="Danser.", language="fr", by=by)
        self.step = steps.write(file, words="Téléphoner.", who=Doer.TOGETHER, by=by)
        self.appointment = appointments.make(
            file, AppointmentFacts(starts_at=clock.now(), kind=EncounterKind.WALK), by=by
        )
        themes.adopt(by=by)
        self.administration: Administration = administrations.start(
            file, moment=Moment.START, language="fr", by=by
        )
        edition = editions.newest()
        self.group: Group = groups.create(
            groups.GroupFacts(
                edition_key=edition.key, name_fr="Les Tilleuls", places=edition.places_least
            ),
            by=by,
        )
        with self.world.coordinator.at_work() as coordinator:
            self.arrangement = childcare.ask(self.group, an_arrangement(), by=coordinator)
        self.place: Place = places.take(self.group, file=file, by=by)
        by.open([self.group.ring_subject], [Depth.GROUP])
        self.session: Session = sessions.plan(
            self.group, SessionFacts(clock.now(), clock.now() + timedelta(hours=2)), by=by
        )
        day = clock.today() + timedelta(weeks=1)
        weekly = Recurrence(day, day)
        self.series: Series = plan_series(self.group, weekly, [day], by=by)
        self.agreement: Agreement = agreements.agree(self.group, "On écoute.", by=by)
        agreements.agree(self.group, "On rit.", by=by)
        self.idea: Idea = ideas.put_in(self.group, Wished.IDEA, "Un pain.", by=by)
        self.holiday: SchoolHoliday = SchoolHoliday.objects.create(
            community="fr", name_fr="congé", first_on=day, last_on=day, source="invention"
        )
        self.candidate: Candidate = candidates.propose(
            self.group,
            ProposalFacts(first_name="Yasmina", channel=None, address="", she_knows=True),
            by=by,
        )
        self.testimony: Testimony = testimonies.write(
            file, words="Je respire.", language="fr", telling=Telling.DICTATED, by=by
        )
        self.comment: Comment = comments.write(file, words="C’est moi.", language="fr", by=by)
        self.network: NetworkMap = drawing.begin(file, by=by)
        self.earlier: EarlierDrawing = drawing.add(self.network, TieFacts("Samira"), by=by)
        self.line: ToolLine = lines.lay(file, Tool.LIFE_LINE, LineFacts("Une école."), by=by)
        course = (CardStep("On se nomme.", 10),)
        said = {"fr": CardWords("Le tour des prénoms", steps=course)}
        self.practice: Practice = cards.write(PracticeCard("", CardShape(), said), by=by)
        offered = cards.write(PracticeCard("", CardShape(), said), by=by)
        standing.move(offered, Move.SHARE, by=by)
        standing.move(offered, Move.PROPOSE, by=by)
        self.layer: Adaptation = adaptations.lay("respirer", LayerFacts("Dehors."), by=by)
        self.use: PracticeUse = uses.give_back("respirer", worked=True, by=by)
        self.kept: KeptForm = KeptForm.objects.create(
            holder=by.holder,
            key=uuid4(),
            typed_at=clock.now(),
            sealed=b"",
            expires_at=clock.now() + kept_forms.KEPT_FOR,
        )
        self.proposed: ProposedMandate = ProposedMandate.objects.create(
            account=self.world.other_centre.account,
            centre=self.world.centre,
            role=Role.REFERENT,
            name="Joke Exemple",
            email=self.world.other_centre.account.email,
            language="fr",
        )
        self.channel: MessageChannel = self.says_yes(by)
        self.tablet_secret = administrations.hand_over(self.administration, by=by)

    def says_yes(self, by: Actor) -> MessageChannel:
        """She wants reminders, by the way that she says is safe."""
        file = self.world.file
        safe = ContactFacts(channel=Channel.SMS, address="+32470123456")
        contacts.agree(file.safe_contact, safe, version=file.safe_contact.version, by=by)
        hers = ReminderFacts("fr", frozenset({0, 3}), time(9), time(17))
        return channels.say_yes(file, hers, version=0, by=by)

    @cached_property
    def by_parameter(self) -> dict[str, Any]:
        """The example for each name in an address."""
        stand_in = StandIn.objects.filter(ends_on__gte=clock.today()).order_by("pk").first()
        exclusion = Exclusion.objects.order_by("pk").first()
        theme = Theme.objects.order_by("pk").first()
        item = LaunchItem.objects.filter(group=self.group).order_by("pk").first()
        membership = Membership.objects.filter(group=self.group).order_by("pk").first()
        assert item
        assert membership
        assert stand_in
        assert exclusion
        assert theme
        return {
            "file": self.world.file.public_id,
            "proposed": self.proposed.public_id,
            "mandate": self.world.waiting.mandate.public_id,
            "stand_in": stand_in.public_id,
            "consent": self.consent.public_id,
            "channel": self.channel.public_id,
            "exclusion": exclusion.public_id,
            "encounter": self.encounter.public_id,
            "note": Note.objects.get(encounter=self.encounter).public_id,
            "appointment": self.appointment.public_id,
            "series": self.series.public_id,
            "session": self.session.public_id,
            "agreement": self.agreement.public_id,
            "idea": self.idea.public_id,
            "holiday": self.holiday.public_id,
            "aspiration": self.aspiration.public_id,
            "step": self.step.public_id,
            "turn": Turn.objects.get().public_id,
            "theme": theme.public_id,
            "group": self.group.public_id,
            "place": self.place.public_id,
            "candidate": self.candidate.public_id,
            "item": item.public_id,
            "membership": membership.public_id,
            "arrangement": self.arrangement.public_id,
            "audience": "mothers",
            "questionnaire": "who-5",
            "version": "1.0.0",
            "other": "1.0.0",
            "kept": self.kept.public_id,
            "kind": "json",
            "draft": self.draft.public_id,
            "part": "items",
            "code": "trees",
            "administration": self.administration.public_id,
            "comment": self.comment.public_id,
            "network": self.network.public_id,
            "tie": 1,
            "tool": Tool.LIFE_LINE,
            "line": self.line.public_id,
            "earlier": self.earlier.public_id,
            "practice": self.practice.public_id,
            "card": "respirer",
            "layer": self.layer.public_id,
            "use": self.use.public_id,
            "move": Move.SHARE,
            "reading": Move.SHOW,
            "size": "a4",
            "testimony": self.testimony.public_id,
            "scope": "participation",
            "moment": "T0",
            "language": "fr",
            "number": 1,
            "following": 15,
            "spot": "items.trees",
            "recording": self.recording,
            "secret": "nobody-was-given-this",
        }

    def of(self, route: str, parameters: list[str]) -> dict[str, Any]:
        """The examples for the parameters of a route.

        Raises:
            KeyError: when nobody added an example for one of them.
        """
        special = BY_ROUTE.get(route, {})
        return {
            name: special[name](self.world) if name in special else self.by_parameter[name]
            for name in parameters
        }


def offered_card() -> UUID:
    """The card that its centre offered and nobody has read over yet."""
    return Practice.objects.get(state=PracticeState.PROPOSED).public_id


# Where the example by name does not serve: route -> parameter -> object.
BY_ROUTE: dict[str, dict[str, Callable[[World], UUID | str | int]]] = {
    "practices:hand_back": {"practice": lambda _: offered_card()},
    "practices:reading": {"practice": lambda _: offered_card()},
    "questionnaire:sound": {"questionnaire": lambda _: "example", "version": lambda _: "1.0.1"},
}
