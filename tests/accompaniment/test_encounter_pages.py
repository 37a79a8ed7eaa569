"""The page on which a note takes four taps and the words."""

from datetime import timedelta
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup, Tag
from django.urls import reverse

from miriam.accompaniment.data.starting_themes import STARTING_THEMES
from miriam.accompaniment.domain import EncounterKind
from miriam.accompaniment.models import Encounter, Note
from miriam.accompaniment.selectors.themes import public_id_of
from miriam.accompaniment.services import encounters
from miriam.accompaniment.services.encounters import EncounterFacts
from miriam.core import clock
from miriam.look.dates import nearby
from miriam.vault.domain import Depth
from tests.accompaniment.reading import Page, one, soup_of, value_of, words_of
from tests.inspecting.client import InspectingClient
from tests.world import World, make_file, sign_in


def test_the_list_of_whom_to_note_with_shows_ones_own_files_alone(
    desk: InspectingClient, world: World
) -> None:
    make_file(world.case_manager, "Rosa")
    make_file(world.other_group, "Fatou")

    said = words_of(desk.get(reverse("accompaniment:choose")))

    assert "Nadia" in said
    assert "Rosa" in said
    assert "Fatou" not in said


def test_without_a_file_the_list_says_what_it_is_for(
    client: InspectingClient, world: World
) -> None:
    sign_in(client, world.other_group)

    assert "Dès qu’un dossier est ouvert" in words_of(client.get(reverse("accompaniment:choose")))


def test_a_note_is_kept_with_kind_words_and_one_button(
    desk: InspectingClient, world: World, page: Page
) -> None:
    answer = desk.post(
        page("encounter_new"),
        {"kind": "walk", "text": "Au parc, elle respire.", "depth": "shared", "once": uuid4()},
        follow=True,
    )

    assert "Gardé." in words_of(answer)
    assert "Au parc, elle respire." in words_of(answer)
    assert Encounter.objects.get().on == clock.today()


def test_the_page_says_who_will_read_each_kind_of_note_without_any_script(
    desk: InspectingClient, page: Page
) -> None:
    said = words_of(desk.get(page("encounter_new")))

    last_day = nearby(clock.today() + timedelta(days=7))
    assert f"Lue par Nadia, Sofie, vous et, jusqu’au {last_day}, Aline" in said
    assert f"Lue par Sofie, vous et, jusqu’au {last_day}, Aline. Nadia sait" in said


def test_the_same_form_sent_twice_is_kept_once(desk: InspectingClient, page: Page) -> None:
    sent = {"kind": "walk", "text": "Une fois.", "depth": "shared", "once": str(uuid4())}

    first = desk.post(page("encounter_new"), sent)
    second = desk.post(page("encounter_new"), sent)

    assert first["Location"] == second["Location"]
    assert Encounter.objects.count() == 1
    assert Note.objects.count() == 1


def test_the_form_carries_a_key_of_its_own_each_time(desk: InspectingClient, page: Page) -> None:
    def key() -> str:
        soup = soup_of(desk.get(page("encounter_new")))
        return value_of(soup, "once")

    assert key() != key()


def test_a_day_to_come_is_refused_with_a_sentence_and_the_words_stay(
    desk: InspectingClient, page: Page
) -> None:
    tomorrow = clock.today() + timedelta(days=1)

    answer = desk.post(
        page("encounter_new"),
        {"kind": "walk", "text": "Déjà écrit.", "depth": "shared", "on": tomorrow.isoformat()},
    )

    assert "Ce jour n’est pas encore venu." in words_of(answer)
    assert "Déjà écrit." in words_of(answer)
    assert not Encounter.objects.exists()


def test_without_a_kind_the_page_says_so_and_keeps_the_words(
    desk: InspectingClient, page: Page
) -> None:
    answer = desk.post(page("encounter_new"), {"text": "Déjà écrit.", "depth": "working"})

    assert "Choisissez la sorte de rencontre." in words_of(answer)
    assert "Déjà écrit." in words_of(answer)


def test_the_same_as_last_time_fills_in_kind_and_themes(
    desk: InspectingClient, world: World, page: Page
) -> None:
    theme = public_id_of(world.centre, "budget")
    with world.case_manager.at_work(world.file) as by:
        encounters.record(
            world.file,
            EncounterFacts(kind=EncounterKind.CAFE, about=[theme], text="Hier."),
            by=by,
        )

    soup = soup_of(desk.get(page("encounter_new") + "?encore"))

    checked = {box["value"] for box in soup.select("input[checked]")}
    assert checked == {"cafe", str(theme), ""}
    assert one(soup, "textarea").text.strip() == ""


def test_a_follow_up_is_read_above_what_stood_there(
    desk: InspectingClient, world: World, page: Page
) -> None:
    with world.case_manager.at_work(world.file) as by:
        met = encounters.record(
            world.file,
            EncounterFacts(kind=EncounterKind.WALK, text="Elle hésite."),
            by=by,
        )

    answer = desk.post(
        page("encounter_follow", met),
        {"text": "Elle a dit oui.", "depth": "shared", "once": uuid4()},
        follow=True,
    )

    said = words_of(answer)
    assert said.index("Elle a dit oui.") < said.index("Elle hésite.")


def test_a_follow_up_without_words_says_what_to_do(
    desk: InspectingClient, world: World, page: Page
) -> None:
    with world.case_manager.at_work(world.file) as by:
        met = encounters.record(
            world.file,
            EncounterFacts(kind=EncounterKind.WALK, text="Elle hésite."),
            by=by,
        )

    answer = desk.post(page("encounter_follow", met), {"text": "", "depth": "shared"})

    assert "Écrivez quelques mots avant de garder." in words_of(answer)


def test_the_colleague_who_stands_in_today_can_write_from_the_page(
    client: InspectingClient, world: World, page: Page
) -> None:
    sign_in(client, world.stand_in)

    client.post(page("encounter_new"), {"kind": "phone", "text": "Appelée.", "depth": "working"})

    assert Note.objects.get().depth == Depth.WORKING


@pytest.mark.parametrize(
    "who", ["other_group", "former_stand_in", "coordinator", "benefits_worker", "other_centre"]
)
@pytest.mark.parametrize("name", ["encounter_new", "thread", "plan", "plan_paper", "step_new"])
def test_nobody_else_finds_the_pages(
    client: InspectingClient, world: World, page: Page, who: str, name: str
) -> None:
    sign_in(client, getattr(world, who))

    assert client.get(page(name)).status_code == 404


def test_in_dutch_the_page_is_dutch(desk: InspectingClient, page: Page) -> None:
    answer = desk.get(page("encounter_new"), headers={"accept-language": "nl"})

    assert "Gelezen door Nadia, Sofie, u en, tot en met" in words_of(answer)


def written_on(soup: BeautifulSoup) -> Tag:
    """The line inside the edge of the words."""
    return one(soup, ".readers")


def test_the_six_kinds_she_uses_stand_first_and_all_twelve_are_there(
    desk: InspectingClient, world: World, page: Page
) -> None:
    with world.case_manager.at_work(world.file) as by:
        for _ in range(2):
            encounters.record(world.file, EncounterFacts(kind=EncounterKind.COURT), by=by)

    soup = soup_of(desk.get(page("encounter_new")))

    first = [box["value"] for box in soup.select(".asked > .kinds > .kind input")]
    others = [box["value"] for box in soup.select(".kind-more .kind input")]
    assert "court" in first
    assert len(first) == 6
    assert sorted([*first, *others]) == sorted(EncounterKind)


def test_five_themes_that_came_last_stand_first_and_all_are_there(
    desk: InspectingClient, world: World, page: Page
) -> None:
    mobility = public_id_of(world.centre, "mobility")
    facts = EncounterFacts(kind=EncounterKind.COURT, about=[mobility])
    with world.case_manager.at_work(world.file) as by:
        encounters.record(world.file, facts, by=by)

    soup = soup_of(desk.get(page("encounter_new")))

    first = [box["value"] for box in soup.select(".asked > .chip-checks > .chip-check input")]
    assert str(mobility) in first
    assert len(first) == 5
    assert len(soup.select("input[name=about]")) == len(STARTING_THEMES)


def test_a_kind_that_is_not_hers_stands_first_when_it_was_chosen(
    desk: InspectingClient, page: Page
) -> None:
    soup = soup_of(desk.post(page("encounter_new"), {"kind": "online", "on": "2999-01-01"}))

    assert one(soup, ".asked > .kinds > .kind input[checked]")["value"] == "online"
    assert len(soup.select(".kind")) == len(EncounterKind)


@pytest.mark.parametrize(
    ("depth", "sent", "kept"),
    [
        (Depth.WORKING, {}, Depth.WORKING),
        (Depth.WORKING, {"depth": "shared"}, Depth.SHARED),
        (Depth.SHARED, {}, Depth.SHARED),
        (Depth.SHARED, {"depth": "working"}, Depth.WORKING),
    ],
)
def test_an_addition_is_as_deep_as_its_note_unless_it_is_chosen(
    desk: InspectingClient,
    world: World,
    page: Page,
    depth: Depth,
    sent: dict[str, str],
    kept: Depth,
) -> None:
    facts = EncounterFacts(kind=EncounterKind.WALK, text="Elle dort mal.", depth=depth)
    with world.case_manager.at_work(world.file) as by:
        met = encounters.record(world.file, facts, by=by)

    desk.post(page("encounter_follow", met), {"text": "Et mieux depuis.", "once": uuid4(), **sent})

    assert Note.objects.latest("pk").depth == kept


def test_to_share_an_addition_to_a_working_note_says_who_will_read_it(
    desk: InspectingClient, world: World, page: Page
) -> None:
    facts = EncounterFacts(kind=EncounterKind.WALK, text="Elle dort mal.", depth=Depth.WORKING)
    with world.case_manager.at_work(world.file) as by:
        met = encounters.record(world.file, facts, by=by)

    line = written_on(soup_of(desk.get(page("encounter_follow", met))))

    assert "Nadia" in one(line, ".as-chosen").text
    assert one(line, "input")["value"] == "shared"
    assert one(line, "label").text == "Partager avec Nadia"


def test_a_closed_file_offers_no_field_to_write_in(
    desk: InspectingClient, world: World, page: Page
) -> None:
    assert soup_of(desk.get(page("encounter_new"))).select("textarea")
    world.file.state = "closed"
    world.file.save(update_fields=["state"])

    answer = desk.get(page("encounter_new"))

    assert "Son accompagnement est terminé" in words_of(answer)
    assert not soup_of(answer).select("textarea")


def test_with_whom_says_whose_women_they_are_and_hers_come_first(
    client: InspectingClient, world: World
) -> None:
    make_file(world.duo, "Zoé")

    said = words_of(sign_in(client, world.duo).get(reverse("accompaniment:choose")))

    assert said.index("Celles que vous accompagnez") < said.index("Zoé") < said.index("Avec Lieve")
    assert said.index("Avec Lieve") < said.index("Nadia")


def test_on_a_page_about_one_woman_the_bar_notes_with_her(
    desk: InspectingClient, world: World, page: Page
) -> None:
    def to_note(address: str) -> Tag:
        return one(soup_of(desk.get(address)), ".nav a[href$='/nouvelle'], .nav a[href='/noter']")

    assert to_note("/journee")["href"] == "/noter"
    assert to_note(page("thread"))["href"] == page("encounter_new")
