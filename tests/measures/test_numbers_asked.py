"""A private number is asked about before it is kept, in what is typed after a measure."""

from typing import Any

import pytest

from miriam.look.typed import Wary
from miriam.measures.forms import own_words
from miriam.measures.forms.measures import AfterwardsForm, ReformulationForm
from tests.measures.measuring import Team

CARD = "4111 1111 1111 1111"


@pytest.mark.parametrize(
    ("form", "more"), [(own_words.TestimonyForm, {}), (own_words.CommentForm, {"questions": {}})]
)
def test_it_is_asked_about_in_her_words(form: type[Wary], more: dict[str, Any]) -> None:
    asked = form({"words": f"Ma carte : {CARD}"}, **more)
    assert "words" in asked.errors
    assert "words" in asked.asked


@pytest.mark.django_db
def test_it_is_asked_about_in_what_is_said_of_how_it_went() -> None:
    administration = Team().measured()
    about = AfterwardsForm({"meant": CARD}, administration=administration)
    [met, *_others] = administration.questions
    otherwise = ReformulationForm(
        {f"words_{met.key}": CARD},
        administration=administration,
        met=[met.key],
        kept={},
        language="fr",
    )
    assert "meant" in about.errors
    assert list(otherwise.errors) == [f"words_{met.key}"]
