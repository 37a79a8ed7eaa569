"""The fictional centre: three groups, twenty-seven women, a year of plausible life.

Everything goes through the services of the modules, with real keys: a demonstration shows the
product and not a picture of it. It refuses to stand beside real accounts.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from config.demo import story
    from config.demo.cast import Cast
    from miriam.people.models import File

SEED = 2015
STOOD_IN_FOR = 2


def main(arguments: Sequence[str]) -> int:
    """Fill an empty installation, say who can sign in; a second start only says it again."""
    from django.conf import settings

    from config.demo import keeping, telling
    from miriam.access.models import Centre
    from miriam.signin.selectors import real_accounts_exist

    if not settings.DEMO or not settings.ON_LOOPBACK or real_accounts_exist():
        print(telling.REFUSED, file=sys.stderr)
        return 1
    if not Centre.objects.filter(is_fictional=True).exists():
        fill()
    kept = keeping.find()
    print(telling.who_can_sign_in(kept) if kept else telling.NO_LONGER_THERE)
    return 0 if kept else 1


def fill() -> None:
    """The whole centre, or nothing of it."""
    from django.db import transaction

    from config.demo import bank, keeping, research, sessions, story
    from config.demo import cast as casting
    from miriam.access.models import Centre

    with transaction.atomic():
        kept = keeping.make()
        centre = Centre.objects.create(**story.centre(), is_fictional=True)
        cast = casting.arrive(
            centre, password=kept.password, second_factor_secret=kept.second_factor_secret
        )
        casting.commit(cast)
        sessions.close_schools()
        chance, numbers = random.Random(SEED), count(1)  # noqa: S311 a story, not a secret
        files = [tell(told, cast, chance=chance, numbers=numbers) for told in story.groups()]
        casting.stand_in(cast, files[0][:STOOD_IN_FOR])
        research.write(cast)
        bank.write(cast)


def tell(
    told: "story.Group", cast: "Cast", *, chance: random.Random, numbers: Iterator[int]
) -> "list[File]":
    """One group and its women, day after day."""
    from config.demo import (
        agenda,
        around,
        groups,
        laying,
        lives,
        measures,
        own_words,
        presence,
        reminding,
        sessions,
    )
    from config.demo.year import Year

    year, duo, files = Year(told.facts["days_ago"]), cast["sofie"], []
    with cast[told.case_manager].at_work() as by:
        group = groups.begin(told, year, duo=duo, coordinator=cast["coordinator"], by=by)
        for mother, number in zip(told.mothers, numbers, strict=False):
            file = lives.begin(mother, group, year, number=number, duo=duo.mandate, by=by)
            year.tell(
                [
                    *lives.happenings(file, mother, year, number=number, by=by),
                    *measures.happenings(file, mother, year, chance=chance, by=by),
                    *own_words.happenings(file, mother, year, by=by),
                    *around.happenings(file, mother, year, by=by),
                    *laying.happenings(file, mother, by=by),
                ]
            )
            files.append(file)
        agenda.fill(files, by=by)
        if told.sessions:
            sessions.hold(group, told, year, by=by)
        ages = presence.MANY if told.case_manager == "claire" else presence.FEW
        presence.tell(group, ages=ages, chance=chance, by=by)
        reminding.fill(files, by=by)
    # Nobody is proposed to a group that closes: the phases come last.
    groups.go_towards(group, told, year, cast=cast)
    with cast[told.case_manager].at_work() as by:
        groups.move(group, told, year, by=by)
    return files
