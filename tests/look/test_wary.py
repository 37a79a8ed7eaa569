"""A form asks before it keeps a number that no story needs, and keeps it for whoever says so."""

import pytest
from bs4 import BeautifulSoup
from django import forms
from django.http import QueryDict
from django.utils import translation

from miriam.look.components.fields import form_head
from miriam.look.forms import VersionedForm
from miriam.look.typed import NameField, Wary

WRITTEN = {
    "national": "Son numéro : 85.07.30-033.28",
    "account": "Sur BE71 0961 2345 6769",
    "card": "4111 1111 1111 1111",
}
SAID = {
    "fr": {
        "national": "un numéro national",
        "account": "un numéro de compte (IBAN)",
        "card": "un numéro de carte de paiement",
    },
    "nl": {
        "national": "een rijksregisternummer",
        "account": "een rekeningnummer (IBAN)",
        "card": "een nummer van een betaalkaart",
    },
}


class Story(Wary, VersionedForm):
    """A name, some words, and a choice."""

    name = NameField(required=False)
    words = forms.CharField(required=False, widget=forms.Textarea())
    language = forms.ChoiceField(required=False, choices=[("85073003328", "fr")])


def sent(*boxes: str, **typed: str) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update(typed)
    data.setlist("sure", list(boxes))
    return data


def boxes_of(form: Story) -> list[str]:
    page = BeautifulSoup(str(form), "html.parser")
    return [str(box["value"]) for box in page.select("input[type=checkbox][name=sure]")]


@pytest.mark.parametrize("language", ["fr", "nl"])
@pytest.mark.parametrize("kind", list(WRITTEN))
def test_the_kind_is_named_the_words_stay_and_the_number_is_nowhere_else(
    language: str, kind: str
) -> None:
    with translation.override(language):
        form = Story(sent(words=WRITTEN[kind]))
        page = BeautifulSoup(str(form), "html.parser")
    typed = page.select_one("textarea").extract()
    said = " ".join(page.get_text(" ").split())
    assert SAID[language][kind] in said
    assert {"fr": "Garder quand même", "nl": "Toch bewaren"}[language] in said
    assert typed.get_text(strip=True) == WRITTEN[kind]
    assert WRITTEN[kind].split()[-1] not in str(page)
    others = [words for other, words in SAID[language].items() if other != kind]
    assert not [words for words in others if words in said]


@pytest.mark.parametrize("kind", list(WRITTEN))
@pytest.mark.parametrize("field", ["name", "words"])
def test_whoever_says_so_keeps_it(field: str, kind: str) -> None:
    typed = {field: WRITTEN[kind]}
    form = Story(sent(**typed))
    assert list(form.errors) == [field]
    kept = Story(sent(*boxes_of(form), **typed))
    assert kept.is_valid()
    assert kept.facts()[field] == WRITTEN[kind]
    assert set(kept.facts()) == {"name", "words", "language"}


def test_another_number_is_asked_about_again_and_other_words_are_not() -> None:
    boxes = boxes_of(Story(sent(words=WRITTEN["national"])))
    assert Story(sent(*boxes, words=f"Voilà. {WRITTEN['national']}, bien.")).is_valid()
    assert not Story(sent(*boxes, words=WRITTEN["account"])).is_valid()
    assert not Story(sent(*boxes, words=WRITTEN["national"] + ", " + WRITTEN["card"])).is_valid()
    assert not Story(sent(*boxes, name=WRITTEN["national"])).is_valid()
    assert not Story(sent("on", words=WRITTEN["national"])).is_valid()


def test_what_stands_there_already_is_not_asked_about() -> None:
    before = {"words": WRITTEN["national"], "version": 1}
    assert Story(sent(words=WRITTEN["national"] + " !"), initial=before).is_valid()
    assert not Story(sent(words=WRITTEN["card"]), initial=before).is_valid()


def test_two_kinds_are_said_each_and_kept_with_one_box() -> None:
    typed = f"{WRITTEN['card']}, {WRITTEN['national']}"
    form = Story(sent(words=typed))
    assert len(form.errors["words"]) == 2
    assert len(boxes_of(form)) == 1
    assert Story(sent(*boxes_of(form), words=typed)).is_valid()


def test_it_is_a_question_and_not_a_fault() -> None:
    form = Story(sent(words=WRITTEN["card"]))
    assert "Une question avant de garder" in form_head(form)


def test_a_choice_is_not_read_and_plain_words_are_not_asked_about() -> None:
    assert Story(sent(language="85073003328", words="Au parc, 0470 12 34 56.")).is_valid()
