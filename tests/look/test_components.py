"""The pieces of pages: what comes in is escaped, what they promise is there."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from bs4 import BeautifulSoup, Tag
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from miriam.look.components.marks import initials, since
from miriam.look.components.navigation import NavItem
from miriam.look.components.tables import Table
from miriam.look.dates import gentle

HOSTILE = '<script>alert("x")</script>'


def made(source: str, **context: object) -> BeautifulSoup:
    request = RequestFactory().get("/list", {"q": "a b", "page": "3"})
    template = Template(source)
    with translation.override("fr"):
        return BeautifulSoup(
            template.render(Context({"request": request, **context})), "html.parser"
        )


def one(page: BeautifulSoup, selector: str) -> Tag:
    found = page.select_one(selector)
    assert found, f"{selector} is missing in {page}"
    return found


@pytest.mark.parametrize(
    "source",
    [
        "{% card x chip=x %}{{ x }}{% endcard %}",
        '{% picture_card x picture="eye" %}{{ x }}{% endpicture_card %}',
        "{% rows %}{% row x time=x end=x chips=x url=x %}{{ x }}{% endrow %}{% endrows %}",
        "{% quote author=x lang=x %}{{ x }}{% endquote %}",
        "{% steps %}{% step x who=x %}{{ x }}{% endstep %}{% endsteps %}",
        "{% notice title=x %}{{ x }}{% endnotice %}",
        "{% empty x act=x %}{{ x }}{% endempty %}",
        "{% fold x %}{{ x }}{% endfold %}",
        "{% pairs %}{% pair x %}{{ x }}{% endpair %}{% endpairs %}",
        "{% chip x tone=x %}",
        "{% button x name=x value=x %}",
        "{% link_button x x %}",
        "{% post_button x x label=x state=x %}",
        "{% quick_exit x %}",
        "{% avatar x %}",
        "{% who_reads x %}",
        '{% icon "eye" label=x %}',
        '{% pictogram "eye" alt=x %}',
        "{% data_table table %}",
        "{% tabs items x %}",
        "{% filters shown=1 total=2 reset_url=x unit=x %}{{ x }}{% endfilters %}",
    ],
    ids=lambda source: source.split()[1],
)
def test_what_comes_in_is_escaped(source: str) -> None:
    table = Table(caption=HOSTILE, head=(HOSTILE, "b"), rows=((HOSTILE, HOSTILE),), note=HOSTILE)
    items = [NavItem(HOSTILE, HOSTILE)]

    page = made(source, x=HOSTILE, table=table, items=items)

    assert page.find("script") is None
    assert page.find()


def test_a_card_shows_its_title_and_its_words() -> None:
    page = made('{% card "Le fil" chip="logement" tone="sky" id="thread" %}<p>Mot</p>{% endcard %}')

    assert one(page, "section.card.card--sky#thread h2").text == "Le fil"
    assert one(page, ".chip").text == "logement"


def test_what_the_house_says_in_a_card_of_another_language_keeps_its_own() -> None:
    page = made('{% card "بطاقة" chip="non relu" lang="ar" dir="rtl" %}كلمة{% endcard %}')

    assert one(page, "section")["lang"] == "ar"
    chip = one(page, ".chip")
    assert (chip["lang"], chip["dir"]) == ("fr", "ltr")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("18 h – 20 h", "18\u00a0h – 20\u00a0h"),
        ("9 – 15 uur", "9 – 15\u00a0uur"),
        ("après 16 h, 2 heures", "après 16\u00a0h, 2\u00a0heures"),
        ("3 huis", "3 huis"),
    ],
)
def test_an_hour_is_not_torn_from_its_number(typed: str, shown: str) -> None:
    assert str(made("{{ x|hours_together }}", x=typed)).strip() == shown


def test_a_row_leads_somewhere() -> None:
    page = made('{% rows %}{% row "Nadia" time="9 h" url="/n" %}Chez elle{% endrow %}{% endrows %}')

    assert one(page, "ul > li.row a")["href"] == "/n"
    assert one(page, ".row-time").text == "9 h"


@pytest.mark.parametrize(
    ("state", "heard"),
    [("open", ""), ("done", ", fait"), ("changed", ", a changé"), ("let_go", ", laissé de côté")],
)
def test_the_state_of_a_step_is_said_in_words(state: str, heard: str) -> None:
    source = '{% step "Appeler" who="elle" state=state state_words=words %}{% endstep %}'
    page = made(source, state=state, words=heard.removeprefix(", "))

    spoken = page.select_one(".only-heard")
    assert (spoken.text if spoken else "") == heard
    assert one(page, ".chip").text == "elle"


def test_her_words_keep_their_language() -> None:
    page = made('{% quote lang="ar" %}أريد{% endquote %}')

    assert one(page, "blockquote")["lang"] == "ar"
    assert one(page, "blockquote")["dir"] == "auto"


def test_an_act_of_one_tap_is_a_form_of_its_own() -> None:
    page = made('{% post_button "/done" "C’est fait" state="done" %}')

    form = one(page, "form")
    names = [field["name"] for field in form.select("input[type=hidden]")]
    assert form["method"] == "post"
    assert names == ["csrfmiddlewaretoken", "once", "state"]


def test_two_taps_of_one_page_carry_different_keys() -> None:
    page = made('{% post_button "/a" "A" %}{% post_button "/b" "B" %}')

    keys = [field["value"] for field in page.select("[name=once]")]
    assert len(set(keys)) == 2


def test_the_way_out_works_without_a_script() -> None:
    page = made('{% quick_exit "/away" %}')

    assert one(page, "form")["action"] == "/away"
    assert str(one(page, "form")["data-quick-exit"]).startswith("https://")
    assert one(page, "button")["type"] == "submit"


def test_pages_keep_what_was_asked() -> None:
    page = made("{% pagination page %}", page=Paginator(range(134), 20).page(3))

    assert "41 à 60 sur 134" in page.text
    assert one(page, "[rel=next]")["href"] == "?q=a+b&page=4"
    assert one(page, "[rel=prev]")["href"] == "?q=a+b&page=2"


@pytest.mark.parametrize(
    ("shown", "said"), [(12, "Liste partielle"), (48, "Liste complète")], ids=["partial", "whole"]
)
def test_a_list_says_whether_it_is_partial(shown: int, said: str) -> None:
    page = made(
        '{% filters shown=shown total=48 reset_url="?" unit="services" %}{% endfilters %}',
        shown=shown,
    )

    assert said in one(page, "[role=status]").text
    assert bool(page.select_one("[role=status] a")) is (shown < 48)


def test_a_table_says_its_heads_on_a_phone_too() -> None:
    table = Table("Séances", ("Séance", "Femmes"), (("Budget", 11),), numeric=frozenset({1}))

    page = made("{% data_table table %}", table=table)

    assert one(page, "caption").text == "Séances"
    assert one(page, "tbody th[scope=row]").text == "Budget"
    assert one(page, "td.number")["data-label"] == "Femmes"


def test_the_current_tab_is_said() -> None:
    page = made(
        '{% tabs items "Dossier" %}', items=[NavItem("/a", "A"), NavItem("/b", "B", current=True)]
    )

    assert one(page, "[aria-current=page]").text == "B"


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Nadia", "N"), ("Nadia A.", "NA"), ("Anne-Marie De Smet", "AS"), ("", ""), ("élise", "É")],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 30), "aujourd’hui"),
        (date(2026, 11, 29), "hier"),
        (date(2026, 12, 1), "demain"),
        (date(2026, 11, 27), "il y a 3 jours"),
        (date(2026, 12, 3), "dans 3 jours"),
        (date(2026, 10, 1), "le 1er octobre"),
        (date(2027, 1, 4), "le 4 janvier 2027"),
        (date(2024, 10, 4), "en octobre 2024"),
    ],
    ids=str,
)
def test_days_are_said_gently(day: date, words: str) -> None:
    with time_machine.travel("2026-11-30T12:00:00+01:00"), translation.override("fr"):
        assert gentle(day) == words


def test_a_moment_is_dated_by_the_clock_of_brussels() -> None:
    late = datetime(2026, 11, 29, 23, 30, tzinfo=ZoneInfo("UTC"))

    with time_machine.travel("2026-11-30T12:00:00+01:00"), translation.override("fr"):
        shown = since(late)

    assert 'datetime="2026-11-30"' in shown
    assert "aujourd’hui" in shown


def test_nothing_is_said_of_a_day_that_is_not_known() -> None:
    assert since(None) == ""
