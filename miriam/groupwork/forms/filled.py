"""A form that is filled from elsewhere: what is written and would be replaced, and a day that is
taken already.
"""

from collections.abc import Mapping
from datetime import date

from django import forms

from miriam.groupwork.forms.sessions import SessionForm, as_it_is
from miriam.groupwork.models import Session
from miriam.groupwork.pages.about import NamedWords, in_words

# What somebody wrote of a session, in the order of its form.
WRITTEN = (
    "title", "course", "aim", "guest", "partner", "travel", "languages", "materials", "cost",
    "domains",
)  # fmt: skip


def replaced(session: Session, form: SessionForm) -> list[NamedWords]:
    """What is written of the session and stands otherwise in the form, which nobody sent yet: the
    names of the fields, and the words that they would lose.
    """
    before = as_it_is(session)
    lost = [name for name in WRITTEN if before[name] and before[name] != form.initial.get(name)]
    return [NamedWords(str(form[name].label), in_words(name, before[name])) for name in lost]


class AgainForm(forms.Form):
    """That she wants one session more on this day, once she knows of the others."""

    taken_on = forms.DateField()


def wants_both(sent: Mapping[str, str], day: date) -> bool:
    """Whether she was told of the others of this day, and sent it again."""
    form = AgainForm(sent)
    return form.is_valid() and form.cleaned_data["taken_on"] == day
