"""A private number is asked about before it is kept, wherever something is typed about her."""

import pytest
from django.test import Client

from miriam.look.typed import Wary
from miriam.people.forms.contacts import ContactForm
from miriam.people.forms.files import IdentityForm, NewFileForm
from miriam.people.forms.households import ChildForm, HouseholdForm
from tests.reading import words
from tests.world import World, make_file

NUMBER = "85.07.30-033.28"


@pytest.mark.parametrize(
    ("form", "field"),
    [
        (NewFileForm, "call_name"),
        (IdentityForm, "call_name"),
        (HouseholdForm, "note"),
        (ChildForm, "first_name"),
        *((ContactForm, it) for it in ("address", "hours", "name_to_show", "code_word", "avoid")),
    ],
)
def test_it_is_asked_about(form: type[Wary], field: str) -> None:
    asked = form({field: f"elle, {NUMBER}"})
    assert field in asked.errors
    assert [said for _answer, said in asked.asked.values()] == ["Garder quand même"]


def test_it_is_not_asked_about_again_when_another_woman_has_that_name(
    desk: Client, world: World
) -> None:
    make_file(world.case_manager, f"Nadia {NUMBER}")
    typed = {"call_name": f"Nadia {NUMBER}"}
    box = NewFileForm(typed)
    assert not box.is_valid()
    [(answer, _said)] = box.asked.values()
    page = desk.post("/dossiers/nouveau", {**typed, "sure": answer})
    assert f'name="sure" value="{answer}"' in words(page)
