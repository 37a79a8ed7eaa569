"""The page of a note, drawn: kinds, words with who reads them inside the edge, themes."""

from collections.abc import Sequence

from django.forms import BoundField
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from miriam.accompaniment.domain import EncounterKind
from miriam.accompaniment.forms.encounters import NoteForm
from miriam.accompaniment.forms.meetings import MeetingForm
from miriam.accompaniment.models import Theme
from miriam.accompaniment.pages import words
from miriam.accompaniment.selectors.habits import THEMES
from miriam.lists.life_domain_words import LIFE_DOMAINS
from miriam.lists.life_domains import LifeDomain
from miriam.look.components.controls import Widget, plain
from miriam.look.components.fields import described_by, faults
from miriam.look.components.html import attributes, joined, markup, when
from miriam.look.components.marks import who_reads
from miriam.look.components.symbols import icon
from miriam.vault.domain import Depth


def kinds(form: MeetingForm) -> SafeString:
    """The kinds she uses as buttons, in an order that never moves; the others one tap away."""
    bound, used = form["kind"], form.habits().kinds
    if bound.value() and bound.value() not in used:
        used = [*used[:-1], bound.value()]
    options = _options(bound)
    first = [it for it in options if it["value"] in used]
    others = joined(_kind(it) for it in options if it["value"] not in used)
    more = markup(
        '<details class="kind-more"><summary>{}{}</summary><div class="kinds">{}</div></details>',
        gettext("Autre"),
        icon("chevron-down"),
        others,
    )
    return _asked(bound, markup('<div class="kinds">{}{}</div>', joined(map(_kind, first)), more))


def _kind(option: Widget) -> SafeString:
    drawn = icon(words.KIND_ICONS[EncounterKind(option["value"])])
    return markup(
        '<label class="kind">{}<span>{}{}</span></label>', plain(option), drawn, option["label"]
    )


def themes(form: MeetingForm) -> SafeString:
    """The themes that came last, and those chosen; the whole list one tap away, by life domain."""
    bound = form["about"]
    by_name = {str(theme.public_id): theme for theme in form.themes()}
    lately = [name for name in map(str, form.habits().themes) if name in by_name]
    near = {*list(dict.fromkeys([*lately, *by_name]))[:THEMES], *map(str, bound.value() or ())}
    options = _options(bound)
    rest = [it for it in options if str(it["value"]) not in near]
    shown = joined(_theme(it) for it in options if str(it["value"]) in near)
    more = markup(
        '<details class="theme-more"><summary>{}{}</summary>{}</details>',
        gettext("autre thème"),
        icon("chevron-down"),
        _by_domain(rest, by_name),
    )
    drawn = markup('<div class="chip-checks">{}{}</div>', shown, when(rest, "{}", more))
    return _asked(bound, drawn)


def _by_domain(options: Sequence[Widget], by_name: dict[str, Theme]) -> SafeString:
    """Each theme once, under the first of the life domains that it touches."""
    groups: dict[LifeDomain, list[Widget]] = {domain: [] for domain in LifeDomain}
    for option in options:
        groups[by_name[str(option["value"])].touches()[0]].append(option)
    return joined(
        markup(
            '<div class="theme-group" role="group" aria-label="{}"><p>{}</p>'
            '<div class="chip-checks">{}</div></div>',
            LIFE_DOMAINS[domain],
            LIFE_DOMAINS[domain],
            joined(map(_theme, under)),
        )
        for domain, under in groups.items()
        if under
    )


def _theme(option: Widget) -> SafeString:
    mark = icon("check")
    return markup(
        '<label class="chip-check">{}<span>{}{}</span></label>',
        plain(option),
        mark,
        option["label"],
    )


def _options(bound: BoundField) -> list[Widget]:
    return [each.data for each in bound.subwidgets]


def _asked(bound: BoundField, control: SafeString) -> SafeString:
    """Several choices under one short question."""
    return markup(
        '<fieldset class="asked"{}><legend>{}</legend>{}{}</fieldset>',
        attributes({"aria-describedby": described_by(bound, who=False)}),
        bound.label,
        faults(bound),
        control,
    )


def paper_field(form: NoteForm) -> SafeString:
    """Room for words, and inside its edge who will read them."""
    bound = form["text"]
    hint = markup("{} {}", gettext("Quelques mots, si vous voulez."), bound.help_text)
    typed = bound.as_widget(attrs={"placeholder": hint, "aria-describedby": f"{bound.auto_id}_who"})
    return markup(
        '<div class="paper-field{}"><label class="only-heard" for="{}">{}</label>{}{}{}</div>',
        " paper-field--wrong" if bound.errors else "",
        bound.id_for_label,
        bound.label,
        faults(bound),
        typed,
        _readers(form, bound),
    )


def _readers(form: NoteForm, bound: BoundField) -> SafeString:
    """Who reads it now, and the choice at the end of the line; what is chosen is said at once."""
    box = form["depth"]
    return markup(
        '<div class="readers" id="{}_who" aria-live="polite">'
        '<input type="checkbox" name="{}" id="{}" value="{}"{}>{}{}'
        '<label for="{}">{}{}</label></div>',
        bound.auto_id,
        box.html_name,
        box.auto_id,
        form.other,
        attributes({"checked": form.is_other}),
        _line(form, form.usual, "as-usual"),
        _line(form, form.other, "as-chosen"),
        box.auto_id,
        icon("check"),
        _choice(form),
    )


def _line(form: NoteForm, depth: Depth, look: str) -> SafeString:
    said = words.readers(depth, her=form.her, reading=form.readers())
    return markup('<div class="{}">{}</div>', look, who_reads(said, kind=depth))


def _choice(form: NoteForm) -> str:
    if form.other is Depth.WORKING:
        return gettext("Note de travail")
    return gettext("Partager avec %(name)s") % {"name": form.her}
