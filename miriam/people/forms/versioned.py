"""A text that two may edit: carries its version, and shows both when one was quicker."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from miriam.core.refusals import Overtaken
from miriam.look.forms import WrittenOnce


class VersionedForm(WrittenOnce):
    """Carries the version of the text that was on the screen."""

    version = forms.IntegerField(widget=forms.HiddenInput(attrs={"id": False}))
    kept: Sequence[tuple[Any, str]] = ()

    def keeps_or_shows(
        self, act: Callable[[], object], *, fresh: Callable[[], dict[str, Any]]
    ) -> bool:
        """Whether it was kept; when a colleague was quicker, both texts are on the screen."""
        try:
            return self.keeps(act, except_for=Overtaken)
        except Overtaken as overtaken:
            self.add_error(None, str(overtaken.sentence))
            self._show_beside(fresh())
            return False

    def _show_beside(self, initial: dict[str, Any]) -> None:
        typed = cast("QueryDict", self.data).copy()
        typed["version"] = initial["version"]
        self.data = typed
        self.kept = [
            (bound.label, _shown(bound.field, initial.get(bound.name)))
            for bound in self.visible_fields()
        ]


def _shown(field: forms.Field, value: Any) -> str:
    if isinstance(field, forms.ChoiceField):
        choices = cast("Iterable[tuple[str, Any]]", field.choices)
        return next((str(label) for key, label in choices if key == (value or "")), "—")
    if isinstance(value, bool):
        return str(_("oui") if value else _("non"))
    return str(value or "—")
