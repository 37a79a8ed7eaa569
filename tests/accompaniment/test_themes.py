"""The themes of a centre: begun by the method, tended by its case managers."""

from typing import Any

import pytest
from django.urls import reverse

from miriam.accompaniment.data.starting_themes import STARTING_THEMES
from miriam.accompaniment.domain import EncounterKind
from miriam.accompaniment.models import Theme
from miriam.accompaniment.selectors.themes import offered_themes, public_id_of
from miriam.accompaniment.services import encounters, themes
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.accompaniment.services.refusals import NoName, NoSuchDomain
from miriam.audit.models import Line
from miriam.core.refusals import NotYours, Refused
from miriam.lists.life_domains import LifeDomain
from tests.accompaniment.reading import Page, one, soup_of, value_of, words_of
from tests.inspecting.client import InspectingClient
from tests.world import World, sign_in

LIST = "/themes"


def test_a_new_centre_is_offered_the_list_of_the_method_without_writing_it(world: World) -> None:
    offered = offered_themes(world.centre)

    assert [theme.name_nl for theme in offered] == [start.name_nl for start in STARTING_THEMES]
    assert not Theme.objects.exists()


def test_the_list_is_kept_once_when_somebody_uses_it(world: World) -> None:
    with world.case_manager.at_work(world.file) as by:
        for _ in range(2):
            about = [public_id_of(world.centre, "budget")]
            encounters.record(
                world.file, EncounterFacts(kind=EncounterKind.WALK, about=about), by=by
            )

    assert Theme.objects.filter(centre=world.centre).count() == len(STARTING_THEMES)


def test_a_case_manager_adds_a_theme_to_the_list_of_her_centre(
    desk: InspectingClient, world: World
) -> None:
    desk.post(LIST, {"name_fr": "énergie", "name_nl": "", "domains": ["housing", "money"]})

    theme = offered_themes(world.centre)[-1]
    assert str(theme) == "énergie"
    assert theme.touches() == [LifeDomain.HOUSING, LifeDomain.MONEY]


def test_a_theme_with_one_name_is_read_in_both_languages(
    desk: InspectingClient, world: World
) -> None:
    desk.post(LIST, {"name_nl": "energie", "domains": ["housing"]})

    assert "energie" in words_of(desk.get(LIST))


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        pytest.param({"name_fr": "énergie", "domains": []}, NoSuchDomain, id="without a domain"),
        pytest.param({"name_fr": "", "domains": [LifeDomain.LIFE]}, NoName, id="without a name"),
    ],
)
def test_what_a_theme_needs(world: World, facts: dict[str, Any], refusal: type[Refused]) -> None:
    by = world.case_manager.actor()

    with pytest.raises(refusal):
        themes.add(**facts, name_nl="", by=by)


def test_a_retired_theme_is_offered_no_more_and_stays_where_it_was_used(
    desk: InspectingClient, world: World, page: Page
) -> None:
    with world.case_manager.at_work(world.file) as by:
        about = [public_id_of(world.centre, "budget")]
        met = encounters.record(
            world.file, EncounterFacts(kind=EncounterKind.WALK, about=about), by=by
        )
    budget = met.themes.get()

    desk.post(page("theme_retire", budget))

    assert budget not in offered_themes(world.centre)
    assert "budget et dettes" not in words_of(desk.get(page("encounter_new")))
    assert "budget et dettes" in words_of(desk.get(page("thread")))

    desk.post(page("theme_bring_back", budget))
    assert budget in offered_themes(world.centre)


def test_the_journal_says_what_was_done_with_a_theme(world: World) -> None:
    money = [LifeDomain.MONEY]
    with world.case_manager.at_work() as by:
        theme = themes.add(name_fr="énergie", name_nl="", domains=money, by=by)
        themes.describe(theme, name_fr="gaz", name_nl="", domains=money, version=1, by=by)
        themes.retire(theme, by=by)
        themes.bring_back(theme, by=by)

    acts = Line.objects.filter(subject=world.centre.public_id).order_by("number")
    done = ["theme.added", "theme.changed", "theme.retired", "theme.brought_back"]
    assert list(acts.values_list("act", flat=True)) == done


def test_a_theme_gets_another_name(desk: InspectingClient, world: World, page: Page) -> None:
    desk.post(reverse("accompaniment:themes_adopt"))
    theme = offered_themes(world.centre)[0]
    assert one(soup_of(desk.get(page("theme_edit", theme))), "h1").text == "droits et papiers"

    desk.post(page("theme_edit", theme), {"name_fr": "papiers", "domains": ["life"], "version": 1})

    theme.refresh_from_db()
    assert (theme.name_fr, theme.domains) == ("papiers", ["life"])


BOTH_TEXTS = {
    "fr": ("Quelqu’un a modifié ce texte entre-temps.", "Ce qui est gardé en ce moment"),
    "nl": ("Iemand heeft deze tekst intussen gewijzigd.", "Wat nu bewaard is"),
}
DOMAINS = {"fr": "logement, situation financière", "nl": "wonen, financiële situatie"}


@pytest.mark.parametrize("language", BOTH_TEXTS)
def test_of_two_who_change_a_theme_both_texts_are_shown_and_none_is_lost(
    desk: InspectingClient, world: World, page: Page, language: str
) -> None:
    themes.begin(world.centre)
    theme = offered_themes(world.centre)[0]
    with world.duo.at_work() as by:
        both = [LifeDomain.HOUSING, LifeDomain.MONEY]
        other = Theme.objects.get(pk=theme.pk)
        themes.describe(other, name_fr="courrier", name_nl="post", domains=both, version=1, by=by)
    desk.cookies["miriam_language"] = language
    sent = {"name_fr": "papiers", "name_nl": "papieren", "domains": ["life"], "version": 1}

    answer = desk.post(page("theme_edit", theme), sent)

    for sentence in (*BOTH_TEXTS[language], "courrier", "post", DOMAINS[language]):
        assert sentence in words_of(answer)
    soup = soup_of(answer)
    assert (value_of(soup, "name_fr"), value_of(soup, "version")) == ("papiers", "2")
    theme.refresh_from_db()
    assert theme.name_fr == "courrier"
    desk.post(page("theme_edit", theme), {**sent, "version": 2})
    theme.refresh_from_db()
    assert (theme.name_fr, theme.domains) == ("papiers", ["life"])


def test_a_theme_that_a_colleague_retired_meanwhile_stays_retired(world: World) -> None:
    themes.begin(world.centre)
    theme = offered_themes(world.centre)[0]
    with world.duo.at_work() as by:
        themes.retire(Theme.objects.get(pk=theme.pk), by=by)
    with world.case_manager.at_work() as by:
        facts = {"name_fr": "papiers", "name_nl": "", "domains": [LifeDomain.LIFE]}
        themes.describe(theme, **facts, version=1, by=by)

    assert Theme.objects.get(pk=theme.pk).retired_on is not None


def test_a_theme_without_a_name_says_what_is_missing(desk: InspectingClient) -> None:
    answer = desk.post(LIST, {"domains": ["life"]})

    assert "Donnez un nom à ce thème" in words_of(answer)


@pytest.mark.parametrize("who", ["coordinator", "referent", "administrator", "benefits_worker"])
def test_only_case_managers_tend_the_list(client: InspectingClient, world: World, who: str) -> None:
    sign_in(client, getattr(world, who))

    assert client.get(LIST).status_code == 404
    with pytest.raises(NotYours):
        themes.add(
            name_fr="x", name_nl="", domains=[LifeDomain.LIFE], by=getattr(world, who).actor()
        )


def test_the_themes_of_another_centre_cannot_be_changed(
    client: InspectingClient, world: World, page: Page
) -> None:
    themes.begin(world.centre)
    theme = Theme.objects.order_by("pk")[0]
    sign_in(client, world.other_centre)

    assert client.get(page("theme_edit", theme)).status_code == 404
    assert client.post(page("theme_retire", theme)).status_code == 404
    with pytest.raises(NotYours):
        themes.retire(theme, by=world.other_centre.actor())


def test_the_list_says_that_themes_are_things(desk: InspectingClient) -> None:
    assert "jamais une femme" in words_of(desk.get(LIST))
