"""Our questionnaires in somebody else's program: LHC-Forms, of the United States National Library
of Medicine, shows every one of them in a browser, and the answers given there come back.

The program is fetched by npm at the time of the test, and kept in the cache of the tests.
"""

import copy
import hashlib
import json
import mimetypes
import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.shelf import shipped, shipped_as
from miriam.questionnaire.domain.exchange.fhir_out import questionnaire
from miriam.questionnaire.domain.exchange.fhir_response import read
from tests.browsers import context_of

pytestmark = pytest.mark.journey

PACKAGE = "lforms@36.0.0"
SHA512 = (
    "5c4bd632c7fcf6112e8f901d22936dffceb979e7d994c1e809d5faa1c989aebf"
    "6bf5e7869b3a501f87b7c2c5e4566b0ef475e0d7741a823d3cea3cfd3ebce3f7"
)
ADDRESS = "http://forms.example/"
# The scripts look for the body: they stand at its end.
PAGE = """<!doctype html><html><head><meta charset="utf-8">
<link rel="stylesheet" href="/webcomponent/styles.css"></head><body><div id="form"></div>
<script src="/webcomponent/assets/lib/zone.min.js"></script>
<script src="/webcomponent/lhc-forms.js"></script>
<script src="/fhir/R4/lformsFHIR.min.js"></script></body></html>"""
SHOW = "shown => LForms.Util.addFormToPage(shown, 'form', {fhirVersion: 'R4'})"
ANSWERS = "() => LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4', '#form')"
EVERY = [
    (instrument, language)
    for instrument in shipped()
    for language in ("fr", "nl", "ar")
    if language in instrument.language_codes
]


@pytest.fixture(scope="session")
def program(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of LHC-Forms; what npm brought is what was looked at."""
    folder = tmp_path_factory.mktemp("lforms")
    kept = pytestconfig.cache.mkdir("lforms") / f"{PACKAGE}.tgz"
    if not is_the_one(kept):
        # Put in place whole: another worker may look at the same moment.
        whole = kept.with_suffix(f".{os.getpid()}")
        shutil.copy(fetched(folder), whole)
        whole.replace(kept)
    assert is_the_one(kept)
    with tarfile.open(kept) as packages:
        packages.extractall(folder, filter="data")
    return folder / "package" / "dist" / "lforms"


def is_the_one(archive: Path) -> bool:
    return archive.is_file() and hashlib.sha512(archive.read_bytes()).hexdigest() == SHA512


def fetched(folder: Path) -> Path:
    """What npm brings; a registry that does not answer at once is asked again."""
    npm = shutil.which("npm")
    assert npm, "Install npm (Debian: npm); scripts/test.py does it as root."
    packed = subprocess.run(
        [npm, "pack", PACKAGE, "--silent", "--fetch-retries=5", "--cache", str(folder / "cache")],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
        timeout=600,
    )
    return folder / packed.stdout.strip()


@pytest.fixture(scope="module")
def forms(program: Path, browser: Browser) -> Iterator[Page]:
    """A page with the program in it, and no other address within reach."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(ADDRESS)
        file = program / path
        if not route.request.url.startswith(ADDRESS):
            route.abort()
        elif not path:
            route.fulfill(content_type="text/html; charset=utf-8", body=PAGE)
        elif file.is_file():
            route.fulfill(path=file, content_type=mimetypes.guess_type(file.name)[0])
        else:
            route.fulfill(status=404, body="")

    with context_of(browser) as context:
        page = context.new_page()
        page.route("**/*", answer)
        page.goto(ADDRESS)
        yield page


def show(forms: Page, instrument: Instrument, resource: dict[str, Any]) -> None:
    """Put a Questionnaire on the page, and wait until it stands there to its last answer."""
    forms.evaluate("document.getElementById('form').replaceChildren()")
    forms.evaluate(SHOW, resource)
    last = instrument.items[-1]
    answers = forms.locator(f"[id='item-{last.code}/1/1'] label.lhc-answer")
    expect(answers).to_have_count(len(instrument.scale_of(last).options))


def not_shown(forms: Page, instrument: Instrument, language: str) -> list[str]:
    """The questions whose words or answers stand on the page otherwise than in the definition."""
    return [
        item.code
        for item in instrument.items
        if _on_page(forms, item.code)
        != [
            _plain(item.wording[language]),
            *(_plain(option.label[language]) for option in instrument.scale_of(item).options),
        ]
    ]


def _on_page(forms: Page, code: str) -> list[str]:
    question = forms.locator(f"[id='item-{code}/1/1']")
    words = [*question.locator(".question").all(), *question.locator("label.lhc-answer").all()]
    return [_plain(one.inner_text()) for one in words]


def _plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("instrument", "language"), EVERY, ids=[f"{one.id}-{code}" for one, code in EVERY]
)
def test_every_question_is_shown_and_its_answer_comes_back(
    forms: Page, instrument: Instrument, language: str
) -> None:
    show(forms, instrument, questionnaire(instrument, language))
    assert not_shown(forms, instrument, language) == []
    given = {}
    for number, item in enumerate(instrument.items):
        options = instrument.scale_of(item).options
        place = number % len(options)
        given[item.code] = options[place].code
        answers = forms.locator(f"[id='item-{item.code}/1/1'] label.lhc-answer")
        answers.nth(place).click()
        expect(answers.nth(place).locator("input")).to_be_checked()
    found = read(instrument, json.dumps(forms.evaluate(ANSWERS)))
    assert (found.answers, found.assumptions) == (given, ())


def test_a_question_left_out_of_the_file_would_be_seen(forms: Page) -> None:
    instrument = shipped_as("who-5", "1.0.0")
    broken = copy.deepcopy(questionnaire(instrument, "fr"))
    broken["item"][0]["item"][1]["answerOption"].pop()
    del broken["item"][0]["item"][3]
    show(forms, instrument, broken)
    missing = [instrument.items[1].code, instrument.items[3].code]
    assert not_shown(forms, instrument, "fr") == missing
