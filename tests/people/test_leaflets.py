"""The texts read with a mother: complete, versioned, honest about who has read them."""

from pathlib import Path

import pytest

from miriam.groups.selectors import ABOUT
from miriam.lists import languages
from miriam.people.domain import Scope
from miriam.people.texts.leaflets import SHELF, Leaflet, Shelf

LEAFLETS = {
    **{f"consent-{scope}": SHELF.current(f"consent-{scope}") for scope in Scope},
    "commitment": SHELF.current("commitment"),
    "about-mothers": ABOUT.current("about-mothers"),
}


@pytest.mark.parametrize("leaflet", LEAFLETS.values(), ids=LEAFLETS)
def test_what_mothers_read_exists_in_six_languages_and_says_what_nobody_read(
    leaflet: Leaflet,
) -> None:
    assert set(leaflet.translations) == {"fr", "nl", "en", "ar", "tr", "es"}
    reviewed = {code for code, text in leaflet.translations.items() if text.reviewed}
    assert reviewed == {"fr", "nl"}


@pytest.mark.parametrize("leaflet", LEAFLETS.values(), ids=LEAFLETS)
def test_translations_have_as_many_parts_and_lines_as_the_french(leaflet: Leaflet) -> None:
    shapes = {
        code: [len(part.lines) for part in text.parts]
        for code, text in leaflet.translations.items()
    }
    assert set(map(tuple, shapes.values())) == {tuple(shapes["fr"])}


def test_the_page_for_colleagues_speaks_the_languages_of_the_centres() -> None:
    assert set(ABOUT.current("about-colleagues").translations) == {"fr", "nl"}


def test_the_newest_version_is_current_and_the_older_one_is_kept(tmp_path: Path) -> None:
    text = (Path(SHELF.folder) / "commitment-1.json").read_text(encoding="utf-8")
    for version in (2, 10):
        (tmp_path / f"commitment-{version}.json").write_text(text, encoding="utf-8")
    shelf = Shelf(tmp_path)
    assert shelf.current("commitment").version == 10
    assert shelf.version("commitment", 2).version == 2


def test_what_was_read_with_her_before_is_found_again_word_for_word() -> None:
    before, now = SHELF.version("consent-participation", 1), SHELF.current("consent-participation")
    promised = "Savoir qui a ouvert votre dossier."
    assert promised in before.official("fr").parts[-1].lines
    assert promised not in now.official("fr").parts[-1].lines


@pytest.mark.parametrize(("asked", "shown"), [("fr", "fr"), ("nl", "nl"), ("de", "fr")])
def test_the_official_text_is_french_or_dutch(asked: str, shown: str) -> None:
    assert SHELF.current("commitment").official(asked).language.code == shown


@pytest.mark.parametrize(("hers", "beside"), [("ar", "ar"), ("fr", None), ("ti", None)])
def test_her_language_stands_beside_when_there_is_a_translation(
    hers: str, beside: str | None
) -> None:
    text = SHELF.current("commitment").beside(hers)
    assert (text and text.language.code) == beside


def test_arabic_is_written_from_right_to_left() -> None:
    assert [it.code for it in languages.known().values() if it.rtl] == [
        "ar", "ps", "prs", "fa", "ckb", "ur",
    ]  # fmt: skip


def test_an_unknown_language_stands_for_itself() -> None:
    assert languages.find("xyz").name == "xyz"
