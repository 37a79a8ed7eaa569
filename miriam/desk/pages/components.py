"""The rows of the pages that gather, each list drawn in one pass: a page shows thirty of them."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from miriam.accompaniment.pages.appointments import pencil
from miriam.accompaniment.pages.words import done_label
from miriam.desk.pages.group import WomanCard
from miriam.desk.pages.line import DayLine, Person
from miriam.desk.pages.search import FindLine
from miriam.look.addresses import address
from miriam.look.components.acts import link_button, name_button
from miriam.look.components.blocks import row, rows
from miriam.look.components.html import NOTHING, attributes, each, joined, markup, when
from miriam.look.components.ticks import Tick, round_link, tick, ticks
from miriam.people.models import File

# Where else one goes from « Mon groupe »: the page, its name, and what one finds there.
TOOLS: tuple[tuple[str, Promise, Promise], ...] = (
    (
        "people:file_new",
        gettext_lazy("Ouvrir un dossier"),
        gettext_lazy("Pour une femme qui a dit oui. Un prénom suffit."),
    ),
    (
        "accompaniment:themes",
        gettext_lazy("Thèmes des rencontres"),
        gettext_lazy("La liste de votre centre ; elle se change."),
    ),
    (
        "measures:overview",
        gettext_lazy("Questionnaires de mes participantes"),
        gettext_lazy("Où elles en sont, et ce qui peut se proposer."),
    ),
    (
        "questionnaire:definitions",
        gettext_lazy("Questionnaires"),
        gettext_lazy("Les lire dans chaque langue, choisir celui qui se demande."),
    ),
    (
        "measures:intake",
        gettext_lazy("Réponses d’un tableur"),
        gettext_lazy("Reprendre des réponses données ailleurs, après les avoir vérifiées."),
    ),
    (
        "practices:bank",
        gettext_lazy("Banque de pratiques"),
        gettext_lazy("Des fiches pour les séances, et ce que d’autres en ont appris."),
    ),
    (
        "groups:about_list",
        gettext_lazy("Miriam, c’est quoi ?"),
        gettext_lazy("Une page à lire ou à imprimer, pour des collègues ou pour des mamans."),
    ),
)


def tools() -> SafeString:
    """What is rarely wanted, one row each."""
    return rows(
        joined(row(markup("{}", said), title, url=address(page)) for page, title, said in TOOLS)
    )


def women(cards: Iterable[WomanCard]) -> SafeString:
    """A card each: who she is and what she wants; the card opens her file, the pencil notes."""
    return markup('<ul class="women">{}</ul>', joined(map(_woman, cards)))


def _woman(card: WomanCard) -> SafeString:
    name, key = card.file.call_name, card.file.public_id
    return markup(
        '<li class="woman"><h3><a href="{}">{}</a>{}</h3>{}<p class="last">{}{}</p>{}</li>',
        address("desk:file", key),
        name,
        when(card.ages, " <small>{}</small>", card.ages),
        _her_wish(card),
        each("<span>{}</span>", ((said,) for said in (card.met, card.languages) if said)),
        when(card.word, '<span class="quiet-word">{}</span>', card.word),
        round_link(address("accompaniment:encounter_new", key), "pencil", note_with(name)),
    )


def _her_wish(card: WomanCard) -> SafeString:
    if card.wish is None:
        return NOTHING
    spoken_in = attributes({"lang": card.wish.language, "dir": "auto"})
    return markup('<p class="her-words"{}><q>{}</q></p>', spoken_in, card.wish.words)


def note_with(name: str) -> str:
    """What the pencil beside her name is for, to whoever listens."""
    return _("Noter une rencontre avec %(name)s") % {"name": name}


def finds(lines: Iterable[FindLine]) -> SafeString:
    """Her name, which opens her file, and where the words stand."""
    return rows(joined(map(_find, lines)))


def _find(line: FindLine) -> SafeString:
    where = markup("{} {}", _("trouvé dans :"), line.where)
    return row(where, line.file.call_name, url=address("desk:file", line.file.public_id))


def names(files: Iterable[File]) -> SafeString:
    """A button each: the name opens her file, the pencil notes an encounter."""
    return joined(map(_name, files))


def _name(file: File) -> SafeString:
    name = file.call_name
    button = name_button(
        name,
        address("desk:file", file.public_id),
        act=address("accompaniment:encounter_new", file.public_id),
        label=note_with(name),
        mark="pencil",
    )
    return markup("<li>{}</li>", button)


def day_lines(lines: Iterable[DayLine]) -> SafeString:
    """What, about whom, and where to go."""
    return rows(joined(map(_line, lines)))


def _line(line: DayLine) -> SafeString:
    whom = when(line.people, '<span class="line">{}</span>', _links(line.people))
    title = f"{line.hour}, {line.title}" if line.hour else line.title
    return row(joined([line.body, whom]), title, url=line.url)


def _links(people: Iterable[Person]) -> SafeString:
    return each(
        '<a class="to-her" href="{}">{}</a>', ((person.url, person.name) for person in people)
    )


def hours(lines: Iterable[DayLine]) -> SafeString:
    """The hours of today: her name opens her file, the pencil makes it an encounter; a session
    opens its page, and while it is near who is there is one tap away.
    """
    return markup('<ul class="agenda">{}</ul>', joined(map(_hour, lines)))


def _hour(line: DayLine) -> SafeString:
    return markup(
        '<li><b class="at">{}</b><div><a href="{}">{}</a><small dir="auto">{}</small>{}</div>'
        "{}</li>",
        line.hour,
        line.url,
        line.title,
        line.body,
        _presence(line.presence) if line.presence else NOTHING,
        pencil(line.appointment) if line.appointment else NOTHING,
    )


def _presence(url: str) -> SafeString:
    return link_button(url, _("Qui est là"), kind="alt", small=True, mark="check")


def promises(context: dict[str, Any], lines: Iterable[DayLine]) -> SafeString:
    """What was promised, to whom, and the square that says it is done."""
    return ticks(joined(_promise(context, line) for line in lines))


def _promise(context: dict[str, Any], line: DayLine) -> SafeString:
    assert line.step
    one = Tick(
        line.title,
        url=address("accompaniment:step_done", line.step.public_id),
        label=done_label(line.title),
        end=_links(line.people),
    )
    return tick(context, one)
