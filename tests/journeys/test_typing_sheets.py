"""A sheet typed over in a real browser, by hands that stay on the keyboard: every key that goes
down is counted by the page itself.
"""

import copy
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from miriam.measures.domain.occasion import Mode
from miriam.measures.models import Administration, Answer, Difference
from miriam.questionnaire.domain.asked import Moment
from miriam.questionnaire.domain.definition.canonical import as_data
from miriam.questionnaire.domain.definition.loader import load
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.services import versions
from tests.browsers import context_of, findings_of_axe
from tests.measures.measuring import Team
from tests.world import sign_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
DESK = (1440, 900)
COUNT = """
addEventListener("keydown", event => {
  const modifiers = ["Shift", "Control", "Alt", "Meta"];
  if (modifiers.includes(event.key)) return;
  sessionStorage.setItem("keys", 1 + Number(sessionStorage.getItem("keys") || 0));
}, true);
addEventListener("pointerdown", () => sessionStorage.setItem("touched", "yes"), true);
"""


def at_the_keyboard(browser: Browser, client: Client, team: Team, address: str) -> Page:
    """A page of the case manager's that counts the keys she presses."""
    width, height = DESK
    context = context_of(
        browser, base_url=address, viewport={"width": width, "height": height}, locale="fr-BE"
    )
    context.add_init_script(COUNT)
    sign_in(client, team.case_manager)
    context.add_cookies(
        [
            {"name": name, "value": morsel.value, "url": address}
            for name, morsel in client.cookies.items()
        ]
    )
    return context.new_page()


def type_where_it_stands(page: Page, keys: str) -> None:
    """As hands do: once the browser shows where one writes, a moment after it has loaded."""
    expect(page.locator("[autofocus]")).to_be_focused()
    page.keyboard.type(keys)


def keys_pressed(page: Page) -> int:
    assert page.evaluate("sessionStorage.getItem('touched')") is None
    return int(page.evaluate("sessionStorage.getItem('keys')") or 0)


def of_sixty_questions(team: Team) -> Administration:
    """A measure of a questionnaire of sixty statements and nothing else."""
    data = copy.deepcopy(as_data(shipped_as("miriam-14-10", "1.0.0")))
    statement = data["items"][0]
    data["items"] = [{**statement, "code": f"item_{place}"} for place in range(60)]
    data |= {"id": "sixty", "scores": []}
    for name in ("then_test", "transitions", "profile", "facts"):
        data.pop(name)
    return Administration.objects.create(
        file=team.file,
        version=versions.keep(load(data)),
        moment=Moment.START,
        language="fr",
        mode=Mode.SELF_PAPER,
    )


def test_sixty_answers_are_typed_with_fewer_than_seventy_keys(
    browser: Browser, client: Client, live_server: Any
) -> None:
    team = Team()
    administration = of_sixty_questions(team)
    page = at_the_keyboard(browser, client, team, live_server.url)
    page.goto(reverse("measures:find_sheet"))
    type_where_it_stands(page, administration.code)
    page.keyboard.press("Enter")
    page.wait_for_url("**/recopier")
    answers = "".join("12345"[place % 5] for place in range(60))
    type_where_it_stands(page, answers)
    page.keyboard.press("Enter")
    page.wait_for_url("**/apres*")
    assert keys_pressed(page) == len(administration.code) + 1 + 60 + 1 < 70
    kept = dict(Answer.objects.values_list("item", "code"))
    assert [kept[f"item_{place}"] for place in range(60)] == [int(key) for key in answers]


def test_a_fault_is_mended_and_the_copy_checked_without_leaving_the_keyboard(
    browser: Browser, client: Client, live_server: Any
) -> None:
    team = Team()
    administration = team.start()
    page = at_the_keyboard(browser, client, team, live_server.url)
    page.goto(reverse("measures:typing", args=[administration.public_id]))
    assert findings_of_axe(page) == []
    lines = ["4435-143?5", "12345", "1212121", "3425(13)/*"]
    type_lines(page, lines)
    page.get_by_text("il faut 10 réponses, il y en a 5").first.wait_for()
    assert findings_of_axe(page) == []
    shown = [one.input_value() for one in page.locator("input[name^=line_]").all()]
    assert shown == lines
    # What is wrong is said first, and leads to the line: it is selected and typed anew.
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+A")
    page.keyboard.type("1234512/45")
    page.keyboard.press("Enter")
    page.wait_for_url("**/apres*")
    assert findings_of_axe(page) == []
    assert keys_pressed(page) < 70

    page.goto(reverse("measures:typing_again", args=[administration.public_id]))
    assert findings_of_axe(page) == []
    type_lines(page, ["4435-143?5", "1234522/45", "1212121", "3425(12)/*"])
    page.wait_for_url("**/differences")
    assert findings_of_axe(page) == []
    assert Difference.objects.count() == 2
    for question, keys in (("16", ["ArrowRight"]), ("32", ["Space"])):
        page.locator(f"input[name=keep_{question}]").first.focus()
        for key in keys:
            page.keyboard.press(key)
    page.keyboard.press("Enter")
    page.get_by_text("Plus rien à régler.").first.wait_for()
    assert findings_of_axe(page) == []
    assert Answer.objects.get(item=Difference.objects.earliest("pk").question).code == 2


def type_lines(page: Page, lines: list[str]) -> None:
    """From the line where the cursor stands to the last, then the key that sends."""
    for place, line in enumerate(lines):
        page.keyboard.type(line)
        page.keyboard.press("Enter" if place == len(lines) - 1 else "Tab")


def test_each_page_that_the_browser_prints_carries_the_code_and_its_number(
    browser: Browser, client: Client, live_server: Any, tmp_path: Path
) -> None:
    team = Team()
    administration = team.start()
    page = at_the_keyboard(browser, client, team, live_server.url)
    page.goto(reverse("measures:paper", args=[administration.public_id]))
    printed = tmp_path / "sheet.pdf"
    page.pdf(path=printed, format="A4")
    read = subprocess.run(["pdftotext", "-layout", printed, "-"], capture_output=True, check=True)
    pages = read.stdout.decode().split("\f")[:-1]
    assert 3 < len(pages) <= 6, "three sheets, recto verso"
    for number, text in enumerate(pages, start=1):
        assert administration.code in text
        assert f"{number}/{len(pages)}" in text.replace(" / ", "/")
        assert "Nadia" not in text
