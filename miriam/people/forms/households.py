"""Her children and those around them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from miriam.core import clock
from miriam.look.forms import GrowingTextarea, VersionedForm
from miriam.look.typed import NameField, Wary
from miriam.people import domain
from miriam.people.domain import Child, Custody
from miriam.people.models import Household
from miriam.people.pages import words


class HouseholdForm(Wary, VersionedForm):
    """Those around her children."""

    note = forms.CharField(
        label=_("Qui d’autre vit avec elle, ou compte pour les enfants ?"),
        help_text=words.NOT_TO_WRITE,
        widget=GrowingTextarea(rows=3),
        required=False,
        max_length=2000,
    )

    @classmethod
    def of(cls, household: Household) -> dict[str, Any]:
        """What the form shows at first."""
        return {
            "version": household.version,
            "note": household.note or "",
            "children": ", ".join(_said(child) for child in household.family),
        }

    def _show_beside(self, initial: Mapping[str, Any]) -> None:
        super()._show_beside(initial)
        self.kept = [(_("Enfants"), initial["children"] or "—"), *self.kept]


def _said(child: Child) -> str:
    return " ".join(filter(None, [child.first_name, str(child.birth_year or "")]))


class ChildForm(Wary):
    """A child; nothing of it has to be filled in."""

    first_name = NameField(label=_("Prénom"), max_length=60, required=False)
    birth_year = forms.IntegerField(label=_("Année de naissance"), required=False, min_value=1900)
    custody = forms.ChoiceField(
        label=_("Vit avec elle"),
        choices=lambda: [
            ("", _("pas précisé")),
            *((it.value, words.CUSTODIES[it]) for it in Custody),
        ],
        required=False,
    )

    def clean_birth_year(self) -> int | None:
        """A year that has already begun; a child long grown up is asked about."""
        year: int | None = self.cleaned_data["birth_year"]
        if year and year > clock.today().year:
            raise forms.ValidationError(_("Cette année n’a pas encore commencé."))
        if year and clock.today().year - year not in domain.CHILDREN:
            question = gettext("Né ou née en %(year)d : est-ce bien cela ?")
            self.ask("birth_year", question % {"year": year})
        return year

    def child(self) -> Child | None:
        """The child, when something was said about it."""
        typed = self.cleaned_data
        if not any(typed.get(name) for name in self.fields):
            return None
        custody = Custody(typed["custody"]) if typed["custody"] else None
        return Child(typed["first_name"], typed["birth_year"], custody)


ChildForms = forms.formset_factory(ChildForm, extra=3, max_num=20)


def children_said(typed: "forms.BaseFormSet[ChildForm]") -> list[Child]:
    """Those about whom something was said."""
    return [child for form in typed.forms if (child := form.child())]


def children_of(household: Household) -> list[dict[str, Any]]:
    """What the forms of the children show at first."""
    return [
        {"first_name": it.first_name, "birth_year": it.birth_year, "custody": it.custody or ""}
        for it in household.family
    ]
