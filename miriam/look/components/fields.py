"""A form field with its label, its help, what went wrong and who will read it."""

from typing import Any

from django.forms import BaseForm, BoundField, CheckboxInput, FileInput, PasswordInput
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from miriam.core.once import HANDED_BACK
from miriam.look.components.html import NOTHING, attributes, each, joined, markup, when
from miriam.look.components.marks import who_reads
from miriam.look.components.symbols import icon

SENT_AGAIN = (PasswordInput, FileInput)


def described_by(bound: BoundField, *, who: bool) -> str:
    """The lines a screen reader says after the label: what is wrong, then help, then readers."""
    lines = (("error", bool(bound.errors)), ("help", bool(bound.help_text)), ("who", who))
    return " ".join(f"{bound.auto_id}_{name}" for name, there in lines if there)


def field(
    bound: BoundField, *, who: object = "", who_kind: str = "shared", heading: bool = False
) -> SafeString:
    """A control with all that is said around it; with `heading` its label is the page's title."""
    several, described = bool(bound.use_fieldset), described_by(bound, who=bool(who))
    control = bound.as_widget(
        attrs={"aria-describedby": described} if described and not several else {}
    )
    ticked = isinstance(bound.field.widget, CheckboxInput)
    tag = SafeString("fieldset" if several else "div")
    return markup(
        '<{} class="field{}"{}>{}{}</{}>',
        tag,
        " field--wrong" if bound.errors else "",
        attributes({"aria-describedby": described if several else ""}),
        _ticked(bound, control) if ticked else _asked(bound, control, heading=heading),
        _readers(bound, who, who_kind),
        tag,
    )


def _ticked(bound: BoundField, control: str) -> SafeString:
    """A box with its words beside it."""
    return markup(
        '{}<label class="check">{}<span>{}</span></label>{}',
        faults(bound),
        control,
        bound.label,
        _help(bound),
    )


def _asked(bound: BoundField, control: str, *, heading: bool) -> SafeString:
    """The label, or the legend of several controls, above what is asked."""
    return joined((_label(bound, heading=heading), _help(bound), faults(bound), control))


def _label(bound: BoundField, *, heading: bool) -> SafeString:
    words = markup("<h1>{}</h1>", bound.label) if heading else bound.label
    optional = NOTHING
    is_missing = bound.form.has_error(bound.name, "required")
    if not (bound.field.required or is_missing or heading):
        optional = markup(' <span class="optional">({})</span>', gettext("facultatif"))
    if bound.use_fieldset:
        return markup("<legend>{}{}</legend>", words, optional)
    return markup('<label for="{}">{}{}</label>', bound.id_for_label, words, optional)


def _help(bound: BoundField) -> SafeString:
    """What the house wrote to help; it may hold links."""
    words = SafeString(bound.help_text or "")
    return when(words, '<p class="help" id="{}_help">{}</p>', bound.auto_id, words)


def faults(bound: BoundField) -> SafeString:
    """What went wrong, said beside the control."""
    mark = icon("circle-alert")
    said = each('<p class="said">{}{}</p>', ((mark, error) for error in bound.errors))
    return joined((when(said, '<div id="{}_error">{}</div>', bound.auto_id, said), _yes(bound)))


def _yes(bound: BoundField) -> SafeString:
    """The box with which one says that what was asked about is meant."""
    answer, yes = _asked_about(bound.form).get(bound.name, ("", ""))
    return when(
        answer,
        '<label class="check"><input type="checkbox" name="{}" value="{}"><span>{}</span></label>',
        getattr(bound.form, "sure", ""),
        answer,
        yes,
    )


def _asked_about(form: BaseForm) -> dict[str, tuple[str, Any]]:
    return getattr(form, "asked", {})


def _readers(bound: BoundField, who: object, kind: str) -> SafeString:
    if not who:
        return NOTHING
    return markup('<div id="{}_who">{}</div>', bound.auto_id, who_reads(who, kind=kind))


def anchor(bound: BoundField) -> str:
    """The id of the control to go to: the first choice where there are several."""
    return bound.id_for_label or f"{bound.auto_id}_0"


# Beside the other text, before the form; in the form only that its words are not kept yet.
SAID_BEFORE = SafeString("<span hidden data-stays></span>")


def form_head(form: BaseForm) -> SafeString:
    """The summary on top of a form, each fault with its place, and the fields that are hidden."""
    hidden = joined(str(bound) for bound in form.hidden_fields())
    return joined((_summary(form), hidden, _still_kept(form)))


def _still_kept(form: BaseForm) -> SafeString:
    """A form that comes back with a question still takes along the words that are kept of it."""
    asked_again = form.is_bound and HANDED_BACK in form.data
    return when(asked_again, '<input type="hidden" name="{}" value="1">', HANDED_BACK)


def _summary(form: BaseForm) -> SafeString:
    if getattr(form, "kept", ()):
        return SAID_BEFORE
    general = [*form.non_field_errors(), *_hidden_errors(form)]
    found = [
        (anchor(bound), _named(bound.label), error)
        for bound in form.visible_fields()
        for error in bound.errors
    ]
    if not general and (not found or getattr(form, "only_asks", False)):
        return NOTHING
    return markup(
        '<div class="errors" role="alert" tabindex="-1" data-errors><h2>{}{}</h2>{}'
        "<ul>{}{}</ul></div>",
        icon("circle-alert"),
        _what_is_wanted(form),
        _what_stays(form),
        each("<li><span>{}</span></li>", ((error,) for error in general)),
        each('<li><a href="#{}">{}{}</a></li>', found),
    )


def _what_is_wanted(form: BaseForm) -> str:
    if set(form.errors) <= set(_asked_about(form)):
        return gettext("Une question avant de garder")
    return gettext("Il y a quelque chose à corriger")


def _what_stays(form: BaseForm) -> SafeString:
    """That no word is lost; a password is typed again, and a file is chosen again."""
    if any(isinstance(field.widget, SENT_AGAIN) for field in form.fields.values()):
        return NOTHING
    said = gettext("Ce que vous avez écrit est toujours là. Rien n’est encore gardé.")
    return markup("<p>{}</p>", said)


def _named(label: object) -> str:
    """« Numéro : », and a question as it was asked."""
    said = str(label)
    return f"{said} " if said.endswith("?") else said + gettext(" : ")


def _hidden_errors(form: BaseForm) -> list[str]:
    return [str(error) for bound in form.hidden_fields() for error in bound.errors]
