"""The rows of the pages that gather, each list drawn in one pass: a page shows thirty of them."""

from collections.abc import Iterable
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from miriam.desk.pages.day import DayLine, Person
from miriam.desk.pages.group import GroupLine
from miriam.desk.pages.search import FindLine
from miriam.look.addresses import address
from miriam.look.components.acts import name_button, post_button
from miriam.look.components.blocks import row, rows
from miriam.look.components.html import NOTHING, joined, markup, when
from miriam.people.models import File


def women(lines: Iterable[GroupLine]) -> SafeString:
    """Her name, which opens her file, and her chips."""
    return rows(joined(map(_woman, lines)))


def _woman(line: GroupLine) -> SafeString:
    file = line.file
    url = address("desk:file", file.public_id)
    return row(NOTHING, file.call_name, url=url, chips=line.chips)


def finds(lines: Iterable[FindLine]) -> SafeString:
    """Her name, which opens her file, and where the words stand."""
    return rows(joined(map(_find, lines)))


def _find(line: FindLine) -> SafeString:
    where = markup("{} {}", _("trouvé dans :"), line.where)
    return row(where, line.file.call_name, url=address("desk:file", line.file.public_id))


def women_of_today(files: Iterable[File]) -> SafeString:
    """A button each: the name opens her file, the pencil notes an encounter."""
    return joined(map(_name, files))


def _name(file: File) -> SafeString:
    name = file.call_name
    button = name_button(
        name,
        address("desk:file", file.public_id),
        act=address("accompaniment:encounter_new", file.public_id),
        label=_("Noter une rencontre avec %(name)s") % {"name": name},
        mark="pencil",
    )
    return markup("<li>{}</li>", button)


def day_lines(lines: Iterable[DayLine]) -> SafeString:
    """What, about whom, and where to go."""
    return rows(joined(map(_line, lines)))


def _line(line: DayLine) -> SafeString:
    whom = when(line.people, '<span class="line">{}</span>', _links(line.people))
    return row(joined([whom, line.body]), line.title, url=line.url)


def _links(people: Iterable[Person]) -> SafeString:
    links = [markup('<a href="{}">{}</a>', person.url, person.name) for person in people]
    return SafeString(" ".join(links))


def promises(context: dict[str, Any], lines: Iterable[DayLine]) -> SafeString:
    """What she said she would do, for whom, and the tap that says it is done."""
    return rows(joined(_promise(context, line) for line in lines))


def _promise(context: dict[str, Any], line: DayLine) -> SafeString:
    assert line.step
    done = post_button(
        context,
        address("accompaniment:step_done", line.step.public_id),
        _("Fait"),
        small=True,
        mark="check",
        label=_("Fait : %(what)s") % {"what": line.title},
        next=context["request"].path,
    )
    return row(_links(line.people), line.title, end=done)
