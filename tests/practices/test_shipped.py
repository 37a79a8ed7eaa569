"""The cards that come with the product: complete in both languages, one course, drawings known."""

import pytest

from miriam.practices.data.pictograms import drawings
from miriam.practices.data.shipped import shipped
from miriam.practices.domain.card import PracticeCard, fit_a_session
from miriam.practices.domain.kinds import PracticeTheme

NAMED_IN_THE_GUIDE = {
    "cercle-du-stress",
    "respirer",
    "prendre-soin-de-soi",
    "qui-suis-je",
    "jeu-des-compliments",
    "projet-photo",
    "visiter-un-logement",
    "droits-du-logement",
    "comprendre-mes-droits",
    "outils-numeriques",
    "styles-d-education",
    "promenade-a-theme",
    "jouer-avec-nos-enfants",
    "decouvrir-le-quartier",
    "preparer-une-sortie",
    "se-presenter-sans-cv",
    "accords-du-groupe",
    "attentes-et-soucis",
    "langage-image",
    "force-interieure",
    "theatre-action",
    "de-quoi-suis-je-fiere",
    "certificat-et-rituel",
    "cafe-des-mamans",
    "a-qui-m-adresser",
}
CARDS = list(shipped().values())


def test_all_that_the_guide_names_is_there_and_each_theme_has_some() -> None:
    assert set(shipped()) >= NAMED_IN_THE_GUIDE
    assert {card.shape.theme for card in CARDS} == set(PracticeTheme)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.code)
def test_a_card_is_whole_in_both_languages(card: PracticeCard) -> None:
    french, dutch = card.words["fr"], card.words["nl"]
    assert [step.minutes for step in french.steps] == [step.minutes for step in dutch.steps]
    assert len(french.materials) == len(dutch.materials)
    for name in ("title", "aim", "watch", "preparation", "variants"):
        assert bool(getattr(french, name)) == bool(getattr(dutch, name)), name
    assert card.source
    assert french.aim
    assert french.watch


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.code)
def test_a_card_has_drawings_that_exist(card: PracticeCard) -> None:
    assert card.shape.pictograms
    assert set(card.shape.pictograms) <= set(drawings())


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.code)
def test_a_session_takes_all_steps_of_a_card(card: PracticeCard) -> None:
    assert all(fit_a_session(words.steps) for words in card.words.values())


def test_there_are_drawings_for_children_too() -> None:
    for_children = [one for one in drawings().values() if one.child]
    assert len(drawings()) >= len(for_children) >= 16
