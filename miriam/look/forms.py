"""Forms: how they look, the few controls that browsers do not have, and how they are kept: once,
on top of the version that was shown, and with the reason when a service refuses.

The shape of what is typed stands in the forms of each module; this file knows no field by name.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any, ClassVar, TypeVar, cast
from uuid import uuid4

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.widgets import ChoiceWidget
from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from miriam.core import clock
from miriam.core.once import FIELD
from miriam.core.refusals import Overtaken, Refused
from miriam.look.components.answers import SYMBOLS
from miriam.look.components.controls import DRAWN
from miriam.look.components.html import NOTHING
from miriam.look.dates import spoken

Made = TypeVar("Made")

# Beside what is typed about things, and lies in the database as it was typed (docs/security.md).
READ_WITHOUT_KEY = _("N’y nommez aucune maman : d’autres peuvent le lire.")


class FormRenderer(TemplatesSetting):
    """`{{ form }}` is a summary of errors and the fields; controls are drawn without templates."""

    form_template_name = "look/forms/form.html"
    field_template_name = "look/forms/group.html"

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        draw = DRAWN.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)


class DateInput(forms.DateInput):
    """The calendar of the device."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class TimeInput(forms.TimeInput):
    """The clock of the device, in hours and minutes."""

    input_type = "time"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%H:%M")


class DayField(forms.DateField):
    """A day, chosen in the calendar of the device."""

    widget = DateInput


class PastDayField(DayField):
    """A day that has been, and not so long ago that it must be a slip of the hand."""

    def __init__(self, *, earliest: date, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.earliest = earliest

    def validate(self, value: date | None) -> None:
        """Neither to come nor before what can be meant."""
        super().validate(value)
        if value and clock.is_to_come(value):
            raise forms.ValidationError(_("Ce jour n’est pas encore venu."))
        if value and value < self.earliest:
            raise forms.ValidationError(_("C’est trop loin dans le passé : vérifiez l’année."))


class HourField(forms.TimeField):
    """An hour, chosen on the clock of the device."""

    widget = TimeInput
    default_error_messages: ClassVar[dict[str, Any]] = {
        "invalid": _("Écrivez l’heure comme 14:05.")
    }


class GrowingTextarea(forms.Textarea):
    """Room for words: grows with what is written; says how much is left near a limit."""

    def __init__(self, attrs: dict[str, Any] | None = None, *, rows: int = 4) -> None:
        words = {
            "data-left": _("Encore {n} signes"),
            "data-over": _("{n} signes de trop"),
        }
        super().__init__({"rows": rows, "data-grow": True, **words, **(attrs or {})})


class _Tiles(ChoiceWidget):
    """Choices as tiles with an icon, or a pictogram, above the name."""

    template_name = "tiles"

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Any = (),
        *,
        icons: Mapping[str, str] | None = None,
        pictures: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(attrs, choices)
        self.icons = icons or {}
        self.pictures = pictures or {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["icon"] = self.icons.get(str(value), "")
        option["picture"] = self.pictures.get(str(value), "")
        return option


class TileRadios(_Tiles, forms.RadioSelect):
    """One of a few: the kind of a meeting."""

    template_name = _Tiles.template_name


class TileChecks(_Tiles, forms.CheckboxSelectMultiple):
    """Several of a few: the life domains."""

    template_name = _Tiles.template_name


class ChipRadios(forms.RadioSelect):
    """One of a few short words."""

    template_name = "chips"


class ChipChecks(forms.CheckboxSelectMultiple):
    """Several of many short words: themes."""

    template_name = "chips"


class PictureAnswers(forms.RadioSelect):
    """An answer on a scale: a growing bar or a filling glass, always with the word.

    Values in `aside` (I do not know, I do not want to answer) stand below without a picture.
    """

    template_name = "answers"

    def __init__(
        self,
        attrs: dict[str, Any] | None = None,
        choices: Any = (),
        *,
        symbol: str = "bars",
        aside: Collection[str] = (),
        across: bool = False,
    ) -> None:
        super().__init__(attrs, choices)
        self.symbol = symbol
        self.aside = frozenset(aside)
        self.across = across

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["across"] = self.across
        return context

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["aside"] = str(value) in self.aside
        option["symbol"] = NOTHING if option["aside"] else self.picture_of(str(value))
        return option

    def picture_of(self, value: str) -> SafeString:
        """The symbol of an answer: its place among the answers that stand on the scale."""
        scale = [str(key) for key, _label in self.choices if str(key) not in self.aside]
        return SYMBOLS[self.symbol](scale.index(value), len(scale))


class AskedField(forms.TypedChoiceField):
    """Yes, no, or not asked: three answers of which none stands for another."""

    def __init__(self, *, unasked: Any, yes: Any, no: Any, **kwargs: Any) -> None:
        super().__init__(
            choices=[("", unasked), ("yes", yes), ("no", no)],
            coerce=lambda typed: typed == "yes",
            empty_value=None,
            required=False,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value)


class Refusable:
    """A form that says why something was not kept, and holds what was typed."""

    add_error: Callable[..., None]
    # The field beside which a refusal stands; others stand at the top.
    beside: ClassVar[Mapping[type[Refused], str]] = {}

    def keeps(
        self,
        act: Callable[[], object],
        *,
        about: str | None = None,
        except_for: type[Refused] | tuple[()] = (),
    ) -> bool:
        """Whether it was kept; if it was refused, the form says why, at the field `about` if that
        is what it is about.

        Raises:
            except_for: the refusal that the page answers itself.
        """
        try:
            act()
        except except_for:
            raise
        except Refused as refused:
            self.add_error(about or self.beside.get(type(refused)), str(refused.sentence))
            return False
        return True

    def makes(self, act: Callable[[], Made], *, about: str | None = None) -> Made | None:
        """What was made; nothing if it was refused, and the form says why."""
        made: list[Made] = []
        return made[0] if self.keeps(lambda: made.append(act()), about=about) else None


class WrittenOnce(Refusable, forms.Form):
    """A form that is kept a single time, however often it is sent."""

    # What the page asks and the service does not want to know.
    aside: tuple[str, ...] = (FIELD,)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Without an id: several forms may stand on one page.
        unnamed = forms.HiddenInput(attrs={"id": False})
        self.fields[FIELD] = forms.UUIDField(required=False, initial=uuid4, widget=unnamed)

    def add_prefix(self, field_name: str) -> str:
        """The key keeps its name whatever the prefix: the gate looks for it."""
        return FIELD if field_name == FIELD else super().add_prefix(field_name)

    def facts(self) -> dict[str, Any]:
        """What the service wants to know: all that was typed, without the key."""
        return {name: value for name, value in self.cleaned_data.items() if name not in self.aside}


class VersionedForm(WrittenOnce):
    """What two may edit: carries the version that was on the screen, and shows both texts when
    somebody else was quicker. A form for something new carries none.
    """

    version = forms.IntegerField(required=False, widget=forms.HiddenInput(attrs={"id": False}))
    aside: tuple[str, ...] = (FIELD, "version")
    kept: Sequence[tuple[Any, str]] = ()

    @property
    def on_screen(self) -> int:
        """The version that was on the screen; none, which is nobody's, if the page did not say."""
        return self.cleaned_data["version"] or 0

    def change(self) -> dict[str, Any]:
        """What the service wants to know to change what stands."""
        return {**self.facts(), "version": self.on_screen}

    def keeps_or_shows(
        self, act: Callable[[], object], *, fresh: Callable[[], Mapping[str, Any]]
    ) -> bool:
        """Whether it was kept; when a colleague was quicker, both texts are on the screen:
        `fresh` is what the form would show of the kept one.
        """
        try:
            return self.keeps(act, except_for=Overtaken)
        except Overtaken as overtaken:
            self.add_error(None, str(overtaken.sentence))
            self._show_beside(fresh())
            return False

    def _show_beside(self, initial: Mapping[str, Any]) -> None:
        # What is typed stays, and goes on top of what the page now shows.
        typed = cast("QueryDict", self.data).copy()
        typed["version"] = str(initial["version"])
        self.data = typed
        self.kept = [
            (bound.label, _shown(bound.field, initial.get(bound.name)))
            for bound in self.visible_fields()
        ]


def _shown(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ChoiceField):
        return _chosen(field, value)
    if isinstance(value, bool):
        return str(_("oui") if value else _("non"))
    if isinstance(value, date):
        return spoken(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return str(value or "—")


def _chosen(field: forms.ChoiceField, value: Any) -> str:
    kept = field.prepare_value(value) or ""
    wanted = {str(one) for one in ([kept] if isinstance(kept, str | int) else kept)}
    choices = cast("Iterable[tuple[str, Any]]", field.choices)
    return ", ".join(str(label) for key, label in choices if str(key) in wanted) or "—"
