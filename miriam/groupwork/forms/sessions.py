"""A session as it is typed: when, where, and what is prepared for it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from miriam.core import clock
from miriam.groupwork.domain import CourseStep, Gathered, hours_on, read_course, typed_course
from miriam.groupwork.forms.when import SessionDayField, too_long
from miriam.groupwork.models import NAMES, Session
from miriam.groupwork.services.sessions import SessionFacts
from miriam.lists.life_domain_words import LIFE_DOMAINS
from miriam.lists.life_domains import LifeDomain
from miriam.look.forms import (
    ChipRadios,
    GrowingTextarea,
    HourField,
    TileChecks,
    VersionedForm,
)
from miriam.look.typed import Wary
from miriam.practices.domain.card import LONGEST_COURSE
from miriam.practices.selectors.cards import CardToUse

SHORT = 300
CLEAR = 120
PLAIN = (
    "kind", "place", "domains", "with_children", "partner", "cost", "title", "aim", "guest",
    "travel", "languages", "materials", "practice",
)  # fmt: skip
# Folded away until one wants them.
MORE = ("partner", "guest", "travel", "languages", "materials", "cost", "aim", "domains")


def _line(label: Any, help_text: Any = "", most: int = SHORT) -> forms.CharField:
    widget = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
    return forms.CharField(
        label=label, help_text=help_text, max_length=most, required=False, widget=widget
    )


class SessionForm(Wary, VersionedForm):
    """Day and hours are asked; all the rest may stay empty."""

    kind = forms.TypedChoiceField(
        label=_("Ce que c’est"),
        choices=list(NAMES.items()),
        coerce=Gathered,
        initial=Gathered.SESSION,
        widget=ChipRadios(),
    )
    on = SessionDayField(
        label=_("Quel jour"), error_messages={"required": _("Choisissez le jour.")}
    )
    at = HourField(label=_("De"), error_messages={"required": _("Choisissez l’heure.")})
    until = HourField(label=_("À"), error_messages={"required": _("Choisissez l’heure.")})
    title = _line(_("Comment elle s’appelle"), _("« Le budget qui respire », par exemple."))
    place = _line(_("Où l’on se retrouve"), most=CLEAR)
    with_children = forms.BooleanField(label=_("Les enfants sont là"), required=False, initial=True)
    course = forms.CharField(
        label=_("Le déroulement"),
        max_length=LONGEST_COURSE,
        required=False,
        widget=GrowingTextarea({"dir": "auto"}, rows=4),
        help_text=_("Une étape par ligne, ses minutes d’abord : « 10 min : on se salue »."),
    )
    aim = _line(_("Ce que l’on voudrait"))
    domains = forms.TypedMultipleChoiceField(
        label=_("De quoi l’on parle"),
        choices=[(it.value, LIFE_DOMAINS[it]) for it in LifeDomain],
        coerce=str,
        required=False,
        widget=TileChecks(pictures={it.value: it.picture for it in LifeDomain}),
    )
    partner = _line(
        _("Quel service vient"), _("Une organisation, jamais le nom d’une personne."), CLEAR
    )
    guest = _line(_("Qui est invité"))
    travel = _line(_("Le trajet et les tickets"))
    languages = _line(_("Les langues, l’interprète"))
    materials = _line(_("Ce qu’il faut prendre"))
    cost = forms.DecimalField(
        label=_("Ce que cela coûte, en euros"),
        min_value=0,
        max_digits=7,
        decimal_places=2,
        required=False,
    )

    # The card it was prepared from, as the bank calls it.
    practice = forms.CharField(max_length=60, required=False, widget=forms.HiddenInput())

    aside = (*VersionedForm.aside, "on", "at", "until")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.moments: tuple[datetime, datetime] | None = None

    def clean(self) -> dict[str, Any]:
        """Both moments, of hours that a session can have."""
        cleaned = super().clean() or self.cleaned_data
        on, at, until = (cleaned.get(name) for name in ("on", "at", "until"))
        if said := too_long(at, until):
            self.add_error("until", said)
        elif on and at and until:
            self.moments = self.makes(lambda: hours_on(on, at, until, clock.moment_of), about="at")
        return cleaned

    @property
    def says(self) -> SessionFacts:
        """What the service wants to know, once nothing is missing."""
        assert self.moments
        starts_at, ends_at = self.moments
        facts = {**self.facts(), "course": read_course(self.cleaned_data["course"])}
        return SessionFacts(starts_at=starts_at, ends_at=ends_at, **facts)

    @property
    def more_is_open(self) -> bool:
        """Whether what is folded away has something to show."""
        wrong = any(name in self.errors for name in MORE) if self.is_bound else False
        return wrong or any(self[name].value() for name in MORE)


def as_it_is(session: Session) -> Mapping[str, Any]:
    """A session as the form shows it before it changes."""
    starts_at, ends_at = localtime(session.starts_at), localtime(session.ends_at)
    return {
        "on": starts_at.date(),
        "at": starts_at.time(),
        "until": ends_at.time(),
        "course": typed_course(session.course or []),
        "version": session.version,
        **{name: getattr(session, name) for name in PLAIN},
    }


def like(session: Session) -> Mapping[str, Any]:
    """A new one prepared like this one: all but its day."""
    return {
        name: value for name, value in as_it_is(session).items() if name not in ("on", "version")
    }


def prepared_like(session: Session, other: Session) -> Mapping[str, Any]:
    """This session, still when and where it is, with all that was prepared for the other one."""
    own = as_it_is(session)
    stays = {name: own[name] for name in ("on", "at", "until", "version")}
    place = own["place"] or other.place
    return {**like(other), **stays, "place": place}


def prepared_from(session: Session, card: CardToUse) -> Mapping[str, Any]:
    """A planned session with what a card says: day, hours and place stay."""
    return {
        **as_it_is(session),
        "title": card.title,
        "aim": card.aim,
        "course": typed_course(_steps(card)),
        "materials": ", ".join(card.materials)[:SHORT],
        "practice": card.code,
    }


def _steps(card: CardToUse) -> list[CourseStep]:
    return [CourseStep(minutes=step.minutes, words=step.title) for step in card.steps]
