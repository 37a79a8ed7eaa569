"""Of two who changed the same text, the second reads first what happened, then the other text, then
her own, once.
"""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.template.loader import render_to_string
from django.utils import translation

from miriam.core.refusals import Overtaken
from miriam.look.components.fields import form_head
from miriam.look.forms import VersionedForm

SAID = {
    "fr": "Quelqu’un a modifié ce texte entre-temps.",
    "nl": "Iemand heeft deze tekst intussen gewijzigd.",
}


class Story(VersionedForm):
    """Words that two may change."""

    words = forms.CharField(label="Ses mots")


def overtaken() -> Any:
    raise Overtaken


@pytest.mark.parametrize("turned", [True, False])
@pytest.mark.parametrize("language", ["fr", "nl"])
def test_what_happened_comes_first_and_is_said_once(language: str, turned: bool) -> None:
    with translation.override(language):
        form = Story({"words": "Coudre.", "version": "1"})
        assert form.is_valid()
        assert not form.keeps_or_shows(overtaken, fresh=lambda: {"words": "Lire.", "version": 2})
        before = render_to_string("look/forms/kept.html", {"form": form, "turned": turned})
        page = BeautifulSoup(f"{before}{form_head(form)}{form['words']}", "html.parser")
    said = " ".join(page.get_text(" ").split())
    assert said.count(SAID[language]) == 1
    assert said.index(SAID[language]) < said.index("Lire.")
    assert len(page.select("[data-errors]")) == 1
    assert page.select("[data-stays]")
    assert not page.select(".errors")
    words = page.select_one("input[name=words]")
    assert words
    assert words["value"] == "Coudre."
