"""Helpers: a woman who agrees to measures, a measure, a tablet in her hands."""

from dataclasses import dataclass, field

from django.conf import settings
from django.test import Client
from django.urls import reverse

from miriam.access.actor import Actor
from miriam.access.models import Capability
from miriam.measures.models import Administration
from miriam.measures.services import administrations, answering
from miriam.people.domain import Scope
from miriam.people.models import Consent, File
from miriam.people.services import consents
from miriam.questionnaire.domain.asked import Asked, Moment
from miriam.questionnaire.domain.definition.parts import MissingReason
from miriam.questionnaire.domain.given import Given
from miriam.vault import keychain
from tests.world import Person, make_centre, make_file, make_person


@dataclass
class Team:
    """A case manager and one woman who said yes to measures."""

    agrees: bool = True
    case_manager: Person = field(init=False)
    file: File = field(init=False)

    def __post_init__(self) -> None:
        self.case_manager = make_person(make_centre(), name="Lieve Exemple")
        self.file = make_file(self.case_manager, "Nadia")
        if self.agrees:
            self.say_yes(self.file)

    def say_yes(self, file: File) -> None:
        with self.case_manager.at_work(file) as by:
            for scope in (Scope.MEASURE, Scope.FOLLOW_UP_MEASURE):
                consents.give(file, scope=scope, language="fr", with_interpreter=False, by=by)

    def take_back(self, scope: Scope, file: File | None = None) -> None:
        file = file or self.file
        with self.case_manager.at_work(file) as by:
            consents.withdraw(Consent.objects.running().get(file=file, scope=scope), by=by)

    def another_file(self) -> File:
        file = make_file(self.case_manager, "Rosa")
        self.say_yes(file)
        return file

    def start(
        self,
        file: File | None = None,
        *,
        moment: Moment = Moment.START,
        language: str = "fr",
        instrument: str = "miriam-14-10",
    ) -> Administration:
        file = file or self.file
        with self.case_manager.at_work(file) as by:
            return administrations.start(
                file, moment=moment, language=language, instrument=instrument, by=by
            )

    def hand_over(self, administration: Administration) -> str:
        with self.case_manager.at_work(administration.file) as by:
            return administrations.hand_over(administration, by=by)

    def measured(
        self,
        file: File | None = None,
        *,
        moment: Moment = Moment.START,
        code: int = 3,
        instrument: str = "miriam-14-10",
        codes: dict[str, int] | None = None,
    ) -> Administration:
        """A finished measure with the same answer everywhere, or those given by name."""
        file = file or self.file
        administration = self.start(file, moment=moment, instrument=instrument)
        with self.case_manager.at_work(file) as by:
            given = {
                asked.key: Given(code=(codes or {}).get(asked.key, code))
                for asked in administration.questions
                if asked.scale is not None and code in asked.scale.codes
            }
            answering.enter(administration, given, on=administration.started_on, by=by)
        return administration


def tablet_actor(administration: Administration) -> Actor:
    """The tablet as the middleware would know it."""
    capability = Capability.objects.live().get(subject=administration.public_id)
    return Actor(capability=capability)


def say(administration: Administration, key: str, given: Given) -> None:
    """Answer one question from the tablet."""
    by = tablet_actor(administration)
    with keychain.using(by.keychain):
        answering.answer(administration, asked(administration, key), given, by=by)


def asked(administration: Administration, key: str) -> Asked:
    return next(one for one in administration.questions if one.key == key)


def number_of(administration: Administration, key: str) -> int:
    keys = [one.key for one in administration.questions]
    return keys.index(key) + 1


def take_tablet(client: Client, secret: str) -> Client:
    client.cookies[settings.TABLET_COOKIE] = secret
    return client


def page(administration: Administration, key: str) -> str:
    return reverse(
        "measures:question", args=[administration.public_id, number_of(administration, key)]
    )


REFUSED = Given(missing=MissingReason.REFUSED)
