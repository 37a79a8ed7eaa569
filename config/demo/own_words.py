"""What some of them said about their way and their picture, read back to them or not yet."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from config.demo import story
from config.demo.lives import Happening
from config.demo.year import Year
from miriam.access.actor import Actor
from miriam.measures.domain.occasion import Audience, ReadBack, Telling
from miriam.measures.models import Testimony
from miriam.measures.services import comments, testimonies
from miriam.people.models import File
from miriam.questionnaire.domain.asked import Moment

BEFORE_TODAY = 23  # the day after the final measures


def happenings(file: File, mother: story.Mother, year: Year, *, by: Actor) -> Iterator[Happening]:
    """Whoever has said something says it at the end of her year."""
    for said in mother.own_words:
        yield year.ago(BEFORE_TODAY), partial(_say, file, said, by)
    for said in mother.on_her_picture:
        yield year.ago(BEFORE_TODAY), partial(_comment, file, said, by)


def _say(file: File, said: dict[str, str], by: Actor, _on: date) -> None:
    testimony = testimonies.write(
        file,
        words=said.get("first", said["text"]),
        language=said["lang"],
        telling=Telling(said["telling"]),
        moment=Moment.END,
        by=by,
    )
    if "first" in said:
        _correct(testimony, said, by)
    if audience := said.get("audience"):
        testimonies.choose(
            testimony,
            audience=Audience(audience),
            read_back=ReadBack.HEARD,
            version=testimony.version,
            by=by,
        )


def _correct(testimony: Testimony, said: dict[str, str], by: Actor) -> None:
    """She heard it again and said it better."""
    testimonies.correct(
        testimony,
        words=said["text"],
        language=said["lang"],
        telling=Telling(said["telling"]),
        moment=Moment.END,
        version=testimony.version,
        by=by,
    )


def _comment(file: File, said: dict[str, str], by: Actor, _on: date) -> None:
    comments.write(
        file, words=said["text"], language=said["lang"], item=said.get("about", ""), by=by
    )
