"""Zero and final measures, drawn with a seed: uneven, some missing, some reformulated."""

import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from config.demo import sheets, story
from config.demo.lives import Happening
from config.demo.year import Year
from miriam.access.actor import Actor
from miriam.access.models import Capability
from miriam.measures.domain.occasion import Helper, Mode
from miriam.measures.models import Administration
from miriam.measures.permissions import ANSWERING
from miriam.measures.services import administrations, answering
from miriam.measures.services.administrations import HowItWent
from miriam.people.models import File
from miriam.questionnaire.domain.asked import Asked, Moment
from miriam.questionnaire.domain.definition.parts import MissingReason
from miriam.questionnaire.domain.given import Given
from miriam.vault import keychain

MODES = {
    "alone": Mode.SELF_SCREEN,
    "interrupted": Mode.SELF_SCREEN,
    "read_aloud": Mode.READ_ALOUD,
    "interpreter": Mode.INTERPRETER,
    "paper": Mode.SELF_PAPER,
}
HELPERS = {"read_aloud": Helper.CASE_MANAGER, "interpreter": Helper.INTERPRETER}
SAID_OTHERWISE = {
    "fr": {
        "people_improve_surroundings": "Ensemble, on peut changer la rue ?",
        "society_my_way": "Ici, je peux faire comme je veux ?",
    },
    "nl": {
        "people_improve_surroundings": "Kunnen we samen de straat beter maken?",
        "society_my_way": "Mag ik het hier op mijn manier doen?",
    },
}
HARD = ("people_improve_surroundings", "society_my_way", "satisfaction_from_good")
OPEN_SIMPLE_WORDS = 0.5
END_BEFORE_TODAY = 24

Levels = dict[str, float]
AGES = (
    (3, "under_three"),
    (6, "three_to_five"),
    (12, "six_to_eleven"),
    (18, "twelve_to_seventeen"),
)
NUMBERS = ("one", "two", "three", "four", "five_or_more")
CARE = {"alternating": "half_or_more", "sometimes": "some_days", "always": "never"}


def happenings(
    file: File, mother: story.Mother, year: Year, *, chance: random.Random, by: Actor
) -> Iterator[Happening]:
    """Her start and, for most, her end; one has not felt like it yet."""
    start = _levels(mother, chance)
    if mother.measure["t0"] == "none":
        return
    yield mother.came_on + 6, partial(_take, file, mother, Moment.START, start, chance, by)
    if mother.measure["t1"] not in {"none", "due"}:
        end = _moved(start, mother, chance)
        day = year.ago(END_BEFORE_TODAY)
        yield day, partial(_take, file, mother, Moment.END, end, chance, by)


def _levels(mother: story.Mother, chance: random.Random) -> Levels:
    """How each question stands for her at the start, around her own middle."""
    return {"": mother.measure["start"], "shift": chance.uniform(0.2, 0.9)}


def _moved(start: Levels, mother: story.Mother, chance: random.Random) -> Levels:
    grown = {item: chance.uniform(1.2, 2.4) for item in mother.measure["grows"]}
    # Some learn to ask more of their body and of their home: a mark may go down.
    grown["physical_health"] = grown.get("physical_health", chance.uniform(-1.2, 0.5))
    return {**start, "all": chance.uniform(0.1, 0.7), **grown}


def _take(
    file: File,
    mother: story.Mother,
    moment: Moment,
    levels: Levels,
    chance: random.Random,
    by: Actor,
    on: date,
) -> None:
    how = mother.measure["t0" if moment is Moment.START else "t1"]
    administration = administrations.start(
        file, moment=moment, language=_language(mother, by), mode=MODES[how], by=by
    )
    given = _answers(administration, mother, levels, chance)
    if how == "interrupted":
        _on_the_tablet(administration, given, by, again=moment is Moment.START)
        return
    if how == "paper":
        sheets.type_over(administration, given, on=on, by=by)
    else:
        answering.enter(administration, given, on=on, by=by)
    _describe(administration, how, by)


def _language(mother: story.Mother, by: Actor) -> str:
    offered = {"fr", "nl", "en", "ar", "tr", "es"}
    own = mother.languages[0]
    return own if own in offered else by.hat.account.language


def _answers(
    administration: Administration, mother: story.Mother, levels: Levels, chance: random.Random
) -> dict[str, Given]:
    given = {
        asked.key: _answer(asked, mother, levels, chance) for asked in administration.questions
    }
    if administration.mode != Mode.SELF_SCREEN:
        return given
    opened = {
        key for key in HARD if _of_her_own(mother, f"help {key}").random() < OPEN_SIMPLE_WORDS
    }
    return {key: replace(one, help_asked=key in opened) for key, one in given.items()}


def _answer(asked: Asked, mother: story.Mother, levels: Levels, chance: random.Random) -> Given:
    if asked.question is not None:
        return Given(choices=_facts(asked.key, mother, levels, chance))
    if MissingReason.DONT_KNOW in asked.missing and chance.random() < 0.03:
        return Given(missing=MissingReason.DONT_KNOW)
    assert asked.scale is not None
    codes = sorted(asked.scale.codes)
    if asked.key.startswith("transition"):
        return Given(code=chance.choice([0, 1, 1, 1, 2]))
    own = levels[""] + _of_her_own(mother, asked.key).gauss(0, 0.7)
    if asked.key.startswith("then."):
        own -= levels["shift"]
    else:
        own += levels.get(asked.key, levels.get("all", 0.0)) + chance.gauss(0, 0.25)
    return Given(code=min(max(round(own), codes[0]), codes[-1]))


def _of_her_own(mother: story.Mother, key: str) -> random.Random:
    """The same for her each time, whatever is told of others."""
    return random.Random(mother.call_name + key)  # noqa: S311


def _facts(
    key: str, mother: story.Mother, levels: Levels, chance: random.Random
) -> tuple[str, ...]:
    known = _profile(mother)
    if key in known:
        return known[key]
    if key == "work_experience":
        return (chance.choice(["never", "under_one_year", "one_to_five_years"]),)
    if key == "alimony":
        return (chance.choice(["regularly", "sometimes", "never", "never"]),)
    likely = 0.75 if "all" in levels else 0.5
    return ("yes" if chance.random() < likely else "no",)


def _profile(mother: story.Mother) -> Mapping[str, tuple[str, ...]]:
    ages = [child["age"] for child in mother.children]
    groups = {next((name for limit, name in AGES if age < limit), AGES[-1][1]) for age in ages}
    rhythm: Any = mother.children[-1]["rhythm"]
    return {
        "birth_country_group": (mother.measure["born"],),
        "education": (mother.measure["education"],),
        "children_number": (NUMBERS[min(len(ages), len(NUMBERS)) - 1],),
        "children_ages": tuple(sorted(groups)),
        "other_parent_care": (CARE[rhythm],),
    }


def _describe(administration: Administration, how: str, by: Actor) -> None:
    language = by.hat.account.language
    administrations.describe(
        administration,
        HowItWent(
            mode=MODES[how],
            helper=HELPERS.get(how, Helper.NOBODY),
            talk_language=language,
            present=["case_manager", *(["interpreter"] if how == "interpreter" else [])],
            place="office",
            meant="",
        ),
        version=administration.how_version,
        by=by,
    )
    words = SAID_OTHERWISE[language] if how in HELPERS else {}
    administrations.note_reformulations(administration, words=words, by=by)


@contextmanager
def _tablet(administration: Administration, by: Actor) -> Iterator[Actor]:
    """Whoever holds the tablet: she writes and reads nothing back."""
    administrations.hand_over(administration, by=by)
    given = Capability.objects.live().get(act=ANSWERING, subject=administration.public_id)
    tablet = Actor(capability=given)
    with keychain.using(tablet.keychain):
        yield tablet


def _on_the_tablet(
    administration: Administration, given: Mapping[str, Given], by: Actor, *, again: bool
) -> None:
    """Half of it, a pause; the other half another time, or still to come."""
    questions = administration.questions
    half = len(questions) // 2
    with _tablet(administration, by) as tablet:
        for asked in questions[:half]:
            answering.answer(administration, asked, given[asked.key], by=tablet)
        answering.pause(administration, by=tablet)
    if again:
        with _tablet(administration, by) as tablet:
            for asked in questions[half:]:
                answering.answer(administration, asked, given[asked.key], by=tablet)
            answering.finish(administration, by=tablet)
