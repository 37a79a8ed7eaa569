"""The figures of a group: the same as the command line's, for the team alone, honest when few."""

import csv
import json
import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from miriam.audit.models import Line
from miriam.core import clock
from miriam.evaluation.disclosure import shown_domains
from miriam.evaluation.domain import group_specification
from miriam.evaluation.pages.group import page_of
from miriam.evaluation.selectors import evaluation_of
from miriam.groups.models import Group
from miriam.groups.services import groups, places
from miriam.measures.models import Administration
from miriam.people.domain import Scope
from miriam.people.models import File
from miriam.people.services import consents
from miriam.questionnaire.domain.asked import withheld_keys
from miriam.questionnaire.domain.definition.canonical import as_data
from miriam.questionnaire.domain.definition.instrument import Instrument
from miriam.questionnaire.domain.definition.loader import load
from miriam.questionnaire.domain.definition.shelf import shipped_as
from miriam.questionnaire.services import versions
from miriam.statistics.gates import Withheld
from miriam.statistics.plain import Plain
from tests.world import Person, World, make_centre, make_file, make_person, sign_in

pytestmark = pytest.mark.django_db

INSTRUMENT = shipped_as("miriam-14-10", "1.0.0")
SCORE = INSTRUMENT.scores[0]


def make_group(person: Person, places_: int = 15) -> Group:
    with person.at_work() as by:
        return groups.create(
            groups.GroupFacts(edition_key="4", name_fr="Les Tilleuls", places=places_), by=by
        )


def with_women(person: Person, group: Group, count: int) -> list[File]:
    """Women with a place in the group who agree to measures."""
    files = [make_file(person, f"Prénom {number}") for number in range(count)]
    for file in files:
        with person.at_work(file) as by:
            places.take(group, file=file, by=by)
            consents.give(file, scope=Scope.MEASURE, language="fr", with_interpreter=False, by=by)
    return files


def sheet(files: list[File], *, missing_last: int = 0, seed: int = 5) -> list[dict[str, str]]:
    """A wide table of plausible answers, with holes, and some women without a final measure."""
    random = Random(seed)
    rows = []
    for number, _file in enumerate(files):
        for moment, shift in (("T0", 0), ("T1", 1)):
            if moment == "T1" and number < missing_last:
                continue
            answers = {
                item.code: ""
                if random.random() < 0.08
                else str(min(5, max(1, random.choice((1, 2, 3, 4)) + random.choice((0, shift)))))
                for item in INSTRUMENT.items
            }
            rows.append({"person": f"Prénom {number}", "occasion": moment, **answers})
    return rows


def take_in(client: Client, rows: list[dict[str, str]], folder: Path) -> None:
    """Import the table as a case manager does, through the pages."""
    from tests.measures.test_intake_pages import again

    file = folder / "mesures.csv"
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, list(rows[0]), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    page = client.post(
        reverse("measures:intake"),
        {"file": SimpleUploadedFile("mesures.csv", file.read_bytes())},
    )
    assert again(client, page).status_code == 302


def by_command(rows: list[dict[str, str]], folder: Path) -> Any:
    """What `miriam evaluate` says of the same answers, in a file of its own."""
    study, spec, out = folder / "study.csv", folder / "study.toml", folder / "out.json"
    with study.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle)
        writer.writerow(["person", "occasion", "item", "value"])
        for row in rows:
            for item in INSTRUMENT.items:
                writer.writerow([row["person"], row["occasion"], item.code, row[item.code]])
    outcomes = [
        f'[[outcome]]\nname = "empowerment"\nitems = {json.dumps(SCORE.items)}\n'
        f'score = "mean"\nmin = 1\nmax = 5\nmin_answered = {SCORE.min_answered}\n'
    ]
    outcomes += [
        f'[[outcome]]\nname = "{item.code}"\nitems = ["{item.code}"]\nscore = "single"\n'
        "min = 1\nmax = 5\n"
        for item in INSTRUMENT.items
        if item.stands_alone
    ]
    head = 'occasions = ["T0", "T1"]\nconfirmatory = ["empowerment"]\n'
    spec.write_text(head + "\n".join(outcomes), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-c", "import sys; from miriam.statistics.command import main; "
         "sys.exit(main(sys.argv[1:]))", str(study), "--spec", str(spec), "--json", str(out)],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return json.loads(out.read_text(encoding="utf-8"))


def numbers(block: dict[str, Any]) -> dict[str, Any]:
    """The figures of a block that do not depend on how the score was built."""
    names = ["n_first", "n_last", "n_paired", "mean_first", "mean_last", "change"]
    names += ["hodges_lehmann", "signed_rank", "superiority", "cliff", "effect"]
    return {name: block[name] for name in names}


def flat(value: Any) -> Any:
    """Numbers at the precision at which two ways of adding up agree."""
    if isinstance(value, dict):
        return {name: flat(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [flat(inner) for inner in value]
    return round(value, 8) if isinstance(value, float) else value


def test_a_sheet_taken_in_gives_the_figures_of_the_command_line(
    client: Client, tmp_path: Path
) -> None:
    person = make_person(make_centre())
    group = make_group(person)
    files = with_women(person, group, 13)
    rows = sheet(files, missing_last=2)
    sign_in(client, person)

    take_in(client, rows, tmp_path)

    said = by_command(rows, tmp_path)["outcomes"]
    found = evaluation_of(group).evaluated
    assert found is not None
    assert found.score is not None
    pairs = {"empowerment": found.score.block}
    domains = [item.code for item in INSTRUMENT.items if item.stands_alone]
    pairs |= dict(zip(domains, (one.block for one in found.domains), strict=True))
    for name, block in pairs.items():
        assert flat(numbers(Plain("fr", 0.95).of(block))) == flat(
            numbers(said[name]["contrasts"]["T1-T0"]["all"])
        ), name


def test_a_woman_without_any_measure_counts_among_the_enrolled(
    client: Client, tmp_path: Path
) -> None:
    person = make_person(make_centre())
    group = make_group(person)
    files = with_women(person, group, 8)
    sign_in(client, person)

    take_in(client, sheet(files[:6]), tmp_path)

    found = evaluation_of(group)
    assert (found.women, found.measured_first, found.measured_both) == (8, 6, 6)
    assert found.evaluated is not None
    assert found.evaluated.score is not None
    assert found.evaluated.score.block.n_enrolled == 8


def test_answers_of_two_versions_are_never_added_up(client: Client, tmp_path: Path) -> None:
    person = make_person(make_centre())
    group = make_group(person)
    files = with_women(person, group, 9)
    sign_in(client, person)
    take_in(client, sheet(files), tmp_path)
    alone = evaluation_of(group)
    renewed = versions.keep(load({**as_data(INSTRUMENT), "version": "9.0.0"}))

    Administration.objects.filter(file__in=files[:2]).update(version=renewed)

    found = evaluation_of(group)
    assert (alone.other_versions, alone.measured_first, alone.measured_both) == (0, 9, 9)
    assert (found.other_versions, found.measured_first, found.measured_both) == (1, 7, 7)
    assert found.women == 9


def with_one_closed(code: str) -> Instrument:
    """The questionnaire as if this question were closed to the team."""
    data = as_data(INSTRUMENT)
    items = [{**item, "withheld": item["code"] == code} for item in data["items"]]
    return load({**data, "items": items})


DOMAINS = [item.code for item in INSTRUMENT.items if item.stands_alone]


@pytest.mark.parametrize("closed", DOMAINS)
def test_a_closed_question_is_no_figure_of_a_group(closed: str) -> None:
    instrument = with_one_closed(closed)
    assert withheld_keys(instrument) >= {closed}
    shown = [item.code for item in shown_domains(instrument)]
    assert shown == [code for code in DOMAINS if code != closed]
    outcomes = [one.name for one in group_specification(instrument, DOMAINS).outcomes]
    assert outcomes == shown


def test_too_few_pairs_show_why_there_is_no_figure(client: Client, tmp_path: Path) -> None:
    person = make_person(make_centre())
    group = make_group(person)
    files = with_women(person, group, 5)
    sign_in(client, person)
    take_in(client, sheet(files, missing_last=1), tmp_path)

    page = client.get(reverse("evaluation:group", args=[group.public_id]))

    found = evaluation_of(group)
    assert found.evaluated is not None
    assert found.evaluated.score is not None
    assert isinstance(found.evaluated.score.block.figures, Withheld)
    assert page_of(found).picture is None
    assert page.status_code == 200


def test_a_group_without_measures_says_what_the_page_is_for(client: Client) -> None:
    person = make_person(make_centre())
    group = make_group(person)
    sign_in(client, person)

    page = client.get(reverse("evaluation:group", args=[group.public_id]))
    document = client.get(reverse("evaluation:group_report", args=[group.public_id]))

    assert "Personne n’a encore" in page.content.decode()
    assert document.content.startswith(b"%PDF-")


def test_reading_the_figures_leaves_one_line_a_day_on_the_group(client: Client) -> None:
    person = make_person(make_centre())
    group = make_group(person)
    sign_in(client, person)
    for name in ("evaluation:group", "evaluation:group", "evaluation:group_report"):
        assert client.get(reverse(name, args=[group.public_id])).status_code == 200
    [line] = Line.objects.filter(subject=group.public_id, act="consulted")
    assert (line.actor, line.hat) == (person.account.public_id, person.mandate.public_id)
    assert line.purpose == "evaluation.group"
    with time_machine.travel(clock.now() + timedelta(days=1), tick=False):
        sign_in(client, person)
        client.get(reverse("evaluation:group", args=[group.public_id]))
    assert Line.objects.filter(subject=group.public_id, act="consulted").count() == 2


@pytest.mark.parametrize("language", ["fr", "nl"])
def test_page_and_document_are_in_the_language_of_the_reader(
    client: Client, tmp_path: Path, language: str
) -> None:
    person = make_person(make_centre())
    group = make_group(person)
    sign_in(client, person)
    take_in(client, sheet(with_women(person, group, 9)), tmp_path)
    client.cookies["miriam_language"] = language

    page = client.get(reverse("evaluation:group", args=[group.public_id])).content.decode()
    document = client.get(reverse("evaluation:group_report", args=[group.public_id])).content

    file = tmp_path / "report.pdf"
    file.write_bytes(document)
    text = said_by("pdftotext", str(file), "-")
    info = said_by("pdfinfo", str(file))
    structure = said_by("pdfinfo", "-struct", str(file))
    title = {"fr": "Évaluation du groupe", "nl": "Evaluatie van de groep"}[language]
    moment = {"fr": "la mesure de la fin", "nl": "de vragenlijst van het einde"}[language]
    assert moment in page
    assert not re.search(r"\bT[01]\b", page), "moments go by their names"
    assert title in page
    assert title in info
    assert title in text
    assert {"H1", "H2", "Table", "Figure"} <= set(re.findall(r"[A-Z]\w*", structure))
    sheets = said_by("pdftotext", "-layout", str(file), "-").split("\f")[:-1]
    assert len(sheets) == 2, "one sheet, recto verso"
    assert min(len(one.split()) for one in sheets) > 100, "no row stands alone"
    remember = {"fr": "Chez 9 femmes sur 9, le score", "nl": "Bij 9 van de 9 vrouwen ligt de score"}
    assert remember[language] in sheets[0], "the sentence to remember stands first"


def said_by(*command: str) -> str:
    """What a program of poppler prints; texts for the eyes of machines may be in UTF-16."""
    done = subprocess.run(command, check=True, capture_output=True)
    return done.stdout.replace(b"\x00", b"").decode("utf-8", errors="replace")


@pytest.mark.parametrize("who", ["coordinator", "other_group", "other_centre", "administrator"])
def test_nobody_outside_the_team_reads_the_figures(world: World, client: Client, who: str) -> None:
    group = make_group(world.case_manager)
    sign_in(client, getattr(world, who))

    assert client.get(reverse("evaluation:group", args=[group.public_id])).status_code == 404
    assert client.get(reverse("evaluation:group_report", args=[group.public_id])).status_code == 404


def test_the_page_costs_the_same_for_more_women(
    client: Client, tmp_path: Path, same_queries: Any
) -> None:
    person = make_person(make_centre())
    group = make_group(person)
    files = with_women(person, group, 10)
    sign_in(client, person)
    take_in(client, sheet(files[:5]), tmp_path)

    same_queries(
        lambda: client.get(reverse("evaluation:group", args=[group.public_id])),
        lambda: take_in(
            client, [{**row, "person": f"Prénom {int(row['person'][7:]) + 5}"}
                     for row in sheet(files[:5])], tmp_path
        ),
    )  # fmt: skip
