"""What she lays out with the other tools: a life line, her strengths, a table of her own."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from miriam.people.models import File
from miriam.tools.domain.lines import Laid, Tool, pack, position_after, unpack
from miriam.tools.models import ToolLine
from miriam.tools.selectors.lines import lines_of
from miriam.tools.services import lines
from miriam.tools.services.lines import AT_THE_START, LineFacts
from tests.accompaniment.reading import one, soup_of, value_of, words_of
from tests.inspecting.client import InspectingClient
from tests.world import World, sign_in

Address = Callable[..., str]
BIRTH = {"words": "La naissance d’Ilyas.", "when": "2021", "carried": "ma voisine"}


@pytest.fixture
def to(world: World) -> Address:
    """`to("tool", Tool.WORK)`: an address of the file."""
    return lambda name, *more: reverse(f"tools:{name}", args=[world.file.public_id, *more])


def of_line(name: str, line: ToolLine) -> str:
    return reverse(f"tools:{name}", args=[line.public_id])


def said_in(file: File, tool: Tool) -> list[str]:
    return [laid.words for line in lines_of(file, tool) if (laid := line.laid)]


@given(st.lists(st.integers(-1, 12), max_size=12))
def test_a_line_stands_after_the_one_that_was_named(places: list[int]) -> None:
    positions: list[float] = []
    for place in places:
        index = min(place, len(positions) - 1)
        new = position_after(positions, index)
        assert sorted([*positions, new]).index(new) == index + 1
        assert new not in positions
        positions = sorted([*positions, new])


@pytest.mark.parametrize("tool", Tool)
def test_what_is_sealed_comes_back_as_it_was_said(tool: Tool) -> None:
    laid = Laid(tool, "Mots.", column="own", when="2019", carried="moi", off_paper=True)
    assert unpack(pack(laid)) == laid


@pytest.mark.django_db
class TestPages:
    """As the two of them use it."""

    @pytest.mark.parametrize("tool", Tool)
    def test_every_tool_opens_empty_and_asks_nothing(
        self, desk: InspectingClient, to: Address, tool: Tool
    ) -> None:
        assert to("tool", tool) in desk.get(to("list")).content.decode()
        assert "Rien n’est à remplir." in words_of(desk.get(to("tool", tool)))
        assert desk.get(to("tool_paper", tool)).status_code == 200

    def test_a_line_needs_its_words_alone(
        self, desk: InspectingClient, world: World, to: Address
    ) -> None:
        refused = desk.post(to("line_new", Tool.LIFE_LINE), {"when": "2019"})
        assert "Écrivez quelques mots." in words_of(refused)
        assert value_of(soup_of(refused), "when") == "2019"
        said = words_of(desk.post(to("line_new", Tool.LIFE_LINE), BIRTH, follow=True))
        assert "La naissance d’Ilyas." in said
        assert "Ce qui m’a portée : « ma voisine »" in said

    def test_events_stand_in_her_order(
        self, desk: InspectingClient, world: World, to: Address
    ) -> None:
        address = to("line_new", Tool.LIFE_LINE)
        desk.post(address, {"words": "La naissance."})
        desk.post(address, {"words": "Le départ.", "after": AT_THE_START})
        with world.case_manager.at_work(world.file):
            first = lines_of(world.file, Tool.LIFE_LINE)[0]
        desk.post(address, {"words": "L’arrivée.", "after": str(first.public_id)})
        with world.case_manager.at_work(world.file):
            told = said_in(world.file, Tool.LIFE_LINE)
            assert told == ["Le départ.", "L’arrivée.", "La naissance."]
        moved = {"words": "Le départ.", "version": 1, "after": ""}
        desk.post(of_line("line_change", first), moved)
        with world.case_manager.at_work(world.file):
            assert said_in(world.file, Tool.LIFE_LINE)[-1] == "Le départ."

    def test_a_line_changed_in_place_stays_in_its_place(
        self, desk: InspectingClient, world: World, to: Address
    ) -> None:
        for words in ("Un.", "Deux.", "Trois."):
            desk.post(to("line_new", Tool.LIFE_LINE), {"words": words})
        with world.case_manager.at_work(world.file):
            second = lines_of(world.file, Tool.LIFE_LINE)[1]
        shown = soup_of(desk.get(of_line("line_change", second)))
        chosen = str(one(shown, "select[name=after] option[selected]")["value"])
        again = {"words": "Deux, autrement.", "version": 1, "after": chosen}
        desk.post(of_line("line_change", second), again)
        with world.case_manager.at_work(world.file):
            told = said_in(world.file, Tool.LIFE_LINE)
            assert told == ["Un.", "Deux, autrement.", "Trois."]

    def test_the_two_name_the_columns_of_their_table(
        self, desk: InspectingClient, to: Address
    ) -> None:
        address = to("line_new", Tool.TABLE)
        assert "Donnez un nom à la colonne." in words_of(desk.post(address, {"words": "Le bus."}))
        answer = desk.post(address, {"words": "Le bus.", "column": "Ce qui coince"}, follow=True)
        assert "Ce qui coince" in [title.text.strip() for title in soup_of(answer).select("h2")]
        assert "« Ce qui coince »" in words_of(desk.get(address))

    def test_a_column_is_one_of_the_tool(self, desk: InspectingClient, to: Address) -> None:
        typed = {"words": "Je sais coudre.", "column": "own"}
        assert desk.post(to("line_new", Tool.WORK), typed).status_code == 200
        assert desk.post(to("line_new", Tool.WORK), {**typed, "column": "can"}).status_code == 302
        assert not ToolLine.objects.exclude(version=1).exists()

    def test_what_she_keeps_off_paper_is_on_the_screen_alone(
        self, desk: InspectingClient, to: Address
    ) -> None:
        desk.post(to("line_new", Tool.LIFE_LINE), {**BIRTH, "off_paper": "on"})
        desk.post(to("line_new", Tool.LIFE_LINE), {"words": "L’école de couture."})
        assert "Ilyas" in words_of(desk.get(to("tool", Tool.LIFE_LINE)))
        paper = words_of(desk.get(to("tool_paper", Tool.LIFE_LINE)))
        assert "Ilyas" not in paper
        assert "L’école de couture." in paper

    def test_a_line_goes_and_comes_back(
        self, desk: InspectingClient, world: World, to: Address
    ) -> None:
        answer = desk.post(to("line_new", Tool.TODAY), {"words": "Le loyer."}, follow=True)
        for there in (False, True):
            undo = one(soup_of(answer), "form.btn-form[action*='/lignes/']")["action"]
            answer = desk.post(str(undo), follow=True)
            assert ("Le loyer." in words_of(answer)) is there

    def test_of_two_who_change_a_line_both_texts_are_on_the_screen(
        self, desk: InspectingClient, world: World, to: Address
    ) -> None:
        desk.post(to("line_new", Tool.TODAY), {"words": "Le loyer."})
        line = ToolLine.objects.get()
        desk.post(of_line("line_change", line), {"words": "Le bail.", "version": 1})
        answer = desk.post(of_line("line_change", line), {"words": "Le gaz.", "version": 1})
        assert "Quelqu’un a modifié ce texte entre-temps." in words_of(answer)
        assert "Le bail." in words_of(answer)
        assert "Le gaz." in one(soup_of(answer), "textarea[name=words]").text

    def test_nothing_tells_which_tool_she_took_nor_how_much_she_said(self, world: World) -> None:
        with world.case_manager.at_work(world.file) as by:
            lines.lay(world.file, Tool.WORK, LineFacts("Coudre.", column="can"), by=by)
            told = LineFacts("Il a fallu partir la nuit. " * 8, carried="Samira " * 20)
            lines.lay(world.file, Tool.LIFE_LINE, told, by=by)
        kept = [bytes(row) for row in ToolLine.objects.values_list("sealed", flat=True)]
        assert len({len(sealed) for sealed in kept}) == 1

    def test_a_national_number_is_asked_about(self, desk: InspectingClient, to: Address) -> None:
        typed = {"words": "Mon numéro : 85.07.30-033.28."}
        assert desk.post(to("line_new", Tool.TODAY), typed).status_code == 200
        assert not ToolLine.objects.exists()

    def test_a_stand_in_lays_out_and_takes_nothing_off(
        self, client: InspectingClient, world: World, to: Address
    ) -> None:
        sign_in(client, world.stand_in)
        answer = client.post(to("line_new", Tool.TODAY), {"words": "Le loyer."}, follow=True)
        assert "Le loyer." in words_of(answer)
        assert not soup_of(answer).select("form.btn-form[action*='/lignes/']")
        line = ToolLine.objects.get()
        assert "Enlever cette ligne" not in words_of(client.get(of_line("line_change", line)))
        assert client.post(of_line("line_off", line)).status_code == 404
