"""In a file whose accompaniment has ended, the tools say so before anybody writes, and invite to
nothing.
"""

import pytest
from django.urls import reverse

from miriam.people.models import File
from miriam.people.services import pausing
from miriam.tools.domain.lines import Tool
from miriam.tools.models import NetworkMap, ToolLine
from miriam.tools.services import drawing, lines
from miriam.tools.services.lines import LineFacts
from tests.accompaniment.reading import Page, soup_of, words_of
from tests.inspecting.client import InspectingClient
from tests.world import World

SAID = "Rien ne s’écrit plus dans ce dossier."
INVITING = ("On peut", "Qui vient en premier", "On en prend un", "Qui est autour de moi")


def close(world: World) -> None:
    file = File.objects.get(pk=world.file.pk)
    with world.case_manager.at_work(file) as by:
        pausing.stop(file, by=by)


@pytest.fixture
def line(world: World) -> ToolLine:
    with world.case_manager.at_work(world.file) as by:
        return lines.lay(world.file, Tool.TODAY, LineFacts("Le loyer."), by=by)


def test_no_form_is_shown_and_why_is_said(
    desk: InspectingClient, world: World, network: NetworkMap, line: ToolLine, page: Page
) -> None:
    forms = (
        page("line_new", world.file, Tool.TODAY),
        reverse("tools:line_change", args=[line.public_id]),
        page("tie_new", network),
        page("tie_change", network, 1),
    )
    for form in forms:
        assert SAID not in words_of(desk.get(form))
    close(world)

    for form in forms:
        answer = desk.get(form)
        assert SAID in words_of(answer), form
        assert not soup_of(answer).select("form.turned"), form


def test_what_was_typed_before_it_ended_stays_in_the_form(
    desk: InspectingClient, world: World, page: Page
) -> None:
    close(world)

    answer = desk.post(page("line_new", world.file, Tool.TODAY), {"words": "Le loyer."})

    assert "Cet accompagnement est terminé" in words_of(answer)
    assert "Le loyer." in words_of(answer)


@pytest.mark.parametrize("is_begun", [True, False])
def test_no_page_invites(desk: InspectingClient, world: World, page: Page, is_begun: bool) -> None:
    if is_begun:
        with world.case_manager.at_work(world.file) as by:
            drawing.begin(world.file, by=by)
    pages = (page("list"), page("network"), page("tool", world.file, Tool.TODAY))
    for open_page in pages:
        assert any(word in words_of(desk.get(open_page)) for word in INVITING), open_page
    close(world)

    for ended in pages:
        said = words_of(desk.get(ended))
        assert not any(word in said for word in INVITING), ended
