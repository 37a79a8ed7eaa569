"""Days in words, and the vowel that French drops before a name."""

from datetime import UTC, date, datetime

import pytest
from django.template import engines
from django.utils.translation import override

from miriam.core import clock
from miriam.look import dates
from miriam.look.typography import elided

NOW = datetime(2026, 11, 29, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "day", "words"),
    [
        ("fr", date(2026, 12, 1), "1er décembre"),
        ("fr", date(2031, 12, 1), "1er décembre 2031"),
        ("fr", date(2026, 12, 11), "11 décembre"),
        ("fr", date(2027, 1, 21), "21 janvier 2027"),
        ("nl", date(2026, 12, 1), "1 december"),
        ("nl", date(2031, 12, 1), "1 december 2031"),
        ("fr", datetime(2026, 11, 30, 23, 30, tzinfo=UTC), "1er décembre"),
        ("fr", None, ""),
    ],
)
def test_a_day_has_its_year_when_that_is_not_this_one(
    language: str, day: date | None, words: str
) -> None:
    with clock.at(NOW), override(language):
        assert dates.nearby(day) == words


@pytest.mark.parametrize(
    ("language", "first", "last", "words"),
    [
        (
            "fr",
            date(2026, 12, 1),
            date(2027, 1, 3),
            "du 1er décembre 2026 au 3 janvier 2027",
        ),
        ("fr", date(2026, 12, 1), date(2026, 12, 5), "du 1er au 5 décembre"),
        ("fr", date(2027, 3, 1), date(2027, 4, 1), "du 1er mars au 1er avril 2027"),
        ("fr", date(2026, 12, 1), date(2031, 12, 1), "du 1er décembre 2026 au 1er décembre 2031"),
        ("fr", date(2026, 12, 1), date(2026, 12, 1), "le 1er décembre"),
        (
            "nl",
            date(2026, 12, 1),
            date(2027, 1, 3),
            "van 1 december 2026 tot en met 3 januari 2027",
        ),
        ("nl", date(2026, 12, 1), date(2026, 12, 5), "van 1 tot en met 5 december"),
    ],
)
def test_weeks_are_said_from_their_first_day_to_their_last(
    language: str, first: date, last: date, words: str
) -> None:
    with clock.at(NOW), override(language):
        assert dates.span(first, last) == words


def test_a_short_day_and_an_hour() -> None:
    with clock.at(NOW), override("fr"):
        assert dates.short(date(2026, 10, 1)) == "1er oct."
        assert dates.short(date(2024, 10, 1)) == "1er oct. 2024"
        assert dates.moment(datetime(2026, 12, 1, 13, 5, tzinfo=UTC)) == "1er déc., 14:05"
        assert dates.spoken(date(2026, 12, 1)) == "1er décembre 2026"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Fiche de Aurélie", "Fiche d’Aurélie"),
        ("Fiche de Nadia", "Fiche de Nadia"),
        ("avant que Irina vienne", "avant qu’Irina vienne"),
        ("lorsque Élodie vient", "lorsqu’Élodie vient"),
        ("Fiche de E\u0301lodie", "Fiche d’E\u0301lodie"),
        ("Fiche de Hélène", "Fiche d’Hélène"),
        ("Fiche de Hanna", "Fiche de Hanna"),
        ("Fiche de Houda", "Fiche de Houda"),
        ("Fiche de Yasmina", "Fiche de Yasmina"),
        ("Fiche de Yvonne", "Fiche d’Yvonne"),
        ("Fiche de Oumou", "Fiche d’Oumou"),
        ("Fiche de Ouarda", "Fiche de Ouarda"),
        ("Fiche de Øyunn", "Fiche d’Øyunn"),
        ("Fiche de Œuf", "Fiche d’Œuf"),
        ("Fiche de Łucja", "Fiche de Łucja"),
        ("Fiche de آمنة", "Fiche de آمنة"),
        ("le CPAS de Ixelles", "le CPAS d’Ixelles"),
        ("la banque Argenta", "la banque Argenta"),
        ("plein de amis", "plein de amis"),
    ],
)
def test_french_drops_the_vowel_before_a_name(said: str, written: str) -> None:
    with override("fr"):
        assert elided(said) == written
    with override("nl"):
        assert elided(said) == said


def test_a_name_with_signs_stays_escaped_in_a_page() -> None:
    template = engines["django"].from_string(
        "{% load i18n %}{% blocktranslate asvar words %}Fiche de {{ name }}{% endblocktranslate %}"
        "{{ words|elided }}"
    )
    with override("fr"):
        page = template.render({"name": "Aya <b>"})
    assert page == "Fiche d’Aya &lt;b&gt;"
