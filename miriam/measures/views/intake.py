"""Measures from a spreadsheet: choose a file, correct what is wrong on the page, take all in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.core.refusals import Refused
from miriam.look.language import page_language, said
from miriam.measures.acts import TO_TAKE_IN_MEASURES
from miriam.measures.domain.intake import checking, reading
from miriam.measures.domain.intake.checking import Cell, Checked, Measure
from miriam.measures.domain.intake.columns import Columns, recognise
from miriam.measures.domain.intake.reading import Grid
from miriam.measures.forms.intake import SheetForm
from miriam.measures.pages import intake_words, words
from miriam.measures.permissions import TAKE_IN_MEASURES
from miriam.measures.selectors.intake import Known, instrument_of_sheets, known_to
from miriam.measures.services import intake
from miriam.people.selectors import my_running_names
from miriam.questionnaire.domain.asked import Moment
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.exchange.sheets import TooLarge, UnreadableFile

LEAVE_OUT, TAKE_IN = "leave_out", "take_in"
FIELD = re.compile(r"fix-(\d{1,6})-(\d{1,3})")
ROW = re.compile(r"\d{1,6}")


@requires(TAKE_IN_MEASURES, opens=my_running_names, purpose=TO_TAKE_IN_MEASURES)
def take_in_measures(request: Request, mandate: Mandate) -> HttpResponse:
    """First the file, then the page that shows what was read, until nothing is wrong."""
    if request.method == "POST" and "sheet" in request.POST:
        return _look_again(request, mandate)
    form = SheetForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            return _shown(request, mandate, reading.read(form.cleaned_data["file"].read()))
        except UnreadableFile:
            form.add_error("file", intake_words.UNREADABLE)
        except TooLarge:
            form.add_error("file", intake_words.TOO_LARGE)
    return _choose(request, mandate, form)


def _choose(request: Request, mandate: Mandate, form: SheetForm) -> HttpResponse:
    headings = intake_words.headings(instrument_of_sheets(mandate))
    return render(request, "measures/intake.html", {"form": form, "headings": headings})


def _look_again(request: Request, mandate: Mandate) -> HttpResponse:
    """The sheet comes back in the form, with what was corrected on the page."""
    try:
        grid = reading.unpack(request.POST["sheet"])
    except UnreadableFile:
        return _choose(request, mandate, SheetForm())
    return _shown(request, mandate, _as_corrected(grid, request), asked=TAKE_IN in request.POST)


def _as_corrected(grid: Grid, request: Request) -> Grid:
    """Fields are named `fix-<row>-<place of the column>`; a row to leave out sends its number."""
    corrections = {}
    for name in request.POST:
        if place := FIELD.fullmatch(name):
            row, column = int(place[1]), int(place[2])
            if column < len(grid.headings):
                corrections[row, grid.headings[column]] = request.POST[name].strip()
    left_out = {int(number) for number in request.POST.getlist(LEAVE_OUT) if ROW.fullmatch(number)}
    return reading.corrected(reading.without(grid, left_out), corrections)


def _shown(request: Request, mandate: Mandate, grid: Grid, *, asked: bool = False) -> HttpResponse:
    instrument, known = instrument_of_sheets(mandate), known_to(request.actor)
    columns = recognise(grid, instrument)
    standing = partial(known.standing, read_with=instrument.version)
    checked = checking.check(grid, columns, instrument, known.names, standing)
    refusal = ""
    if asked and not checked.faults:
        try:
            return _taken_in(request, checked)
        except Refused as refused:
            refusal = str(refused)
    context = {
        "sheet": reading.pack(grid),
        "checked": checked,
        "lines": list(_lines(checked, grid, instrument, known)),
        "missing": list(_missing(columns)),
        "refusal": refusal,
        "still_wrong": asked and checked.faults > 0,
    }
    return render(request, "measures/intake_check.html", context)


def _taken_in(request: Request, checked: Checked) -> HttpResponse:
    count = intake.take_in(checked.measures, language=page_language(), by=request.actor)
    said = ngettext("%(count)d questionnaire repris.", "%(count)d questionnaires repris.", count)
    messages.success(request, said % {"count": count})
    return redirect("measures:overview")


def _missing(columns: Columns) -> Iterator[Promise]:
    """The columns without which nothing can be taken in."""
    if columns.person is None:
        yield intake_words.WITHOUT_PERSON
    if columns.moment is None:
        yield intake_words.WITHOUT_MOMENT
    if not columns.items:
        yield intake_words.WITHOUT_ITEMS


@dataclass(frozen=True)
class Fix:
    """A cell to correct: what it is about, what was typed, what is wrong, what may be chosen."""

    name: str
    label: str
    cell: Cell
    problem: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class TakenLine:
    """One row as the page shows it."""

    measure: Measure
    who: str
    moment: str
    fixes: tuple[Fix, ...]


def _lines(
    checked: Checked, grid: Grid, instrument: Instrument, known: Known
) -> Iterator[TakenLine]:
    fixes = _Fixes(grid, recognise(grid, instrument), instrument, known)
    for measure in checked.measures:
        moment = measure.moment.text
        yield TakenLine(
            measure,
            known.names[measure.file] if measure.file else measure.person.text,
            str(words.MOMENTS.get(Moment(moment), moment)) if moment in set(Moment) else moment,
            tuple(fixes.of(measure)),
        )


class _Fixes:
    """What is left to correct, cell by cell, with what may be chosen instead."""

    def __init__(self, grid: Grid, columns: Columns, instrument: Instrument, known: Known) -> None:
        self.headings, self.columns, self.instrument = grid.headings, columns, instrument
        women = sorted(known.names.items(), key=lambda woman: woman[1])
        self.women = tuple((str(file), name) for file, name in women)
        self.moments = tuple((str(moment), str(name)) for moment, name in words.MOMENTS.items())

    def of(self, measure: Measure) -> Iterator[Fix]:
        """The wrong cells of one row, in the order of the page."""
        yield from self._fix(measure, self.columns.person, _("Femme"), measure.person, self.women)
        yield from self._fix(
            measure, self.columns.moment, _("Moment"), measure.moment, self.moments
        )
        for code, cell in measure.answers.items():
            label = said(self.instrument.item(code).wording)
            column = self.columns.items[code]
            yield from self._fix(measure, column, label, cell, self._answers(code))

    def _answers(self, code: str) -> tuple[tuple[str, str], ...]:
        options = self.instrument.scale_of(self.instrument.item(code)).options
        named = ((str(one.code), f"{one.code} – {said(one.label)}") for one in options)
        return (("", _("pas de réponse")), *named)

    def _fix(
        self,
        measure: Measure,
        column: str | None,
        label: str,
        cell: Cell,
        choices: tuple[tuple[str, str], ...],
    ) -> Iterator[Fix]:
        if cell.fault and column:
            name = f"fix-{measure.number}-{self.headings.index(column)}"
            codes = [int(value) for value, _words in choices if value.isdecimal()]
            yield Fix(name, label, cell, intake_words.why(cell.fault, codes), choices)
