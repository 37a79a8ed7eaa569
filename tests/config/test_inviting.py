"""The first person of an installation: invited where it is kept, by a link that is shown once."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.served import miriam

SAM = {"--centre": "CPAS de Val-Fictif", "--mail": "sam@example.be", "--name": "Sam Exemple"}


def invite(data: Path, *more: str, **changed: str) -> tuple[int, str]:
    """Run it, with an option changed or (empty) left out; returns what it said."""
    given = {**SAM, **{f"--{name}": value for name, value in changed.items()}}
    words = [word for option, value in given.items() if value for word in (option, value)]
    done = miriam("invite-administrator", *words, *more, data=data)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


def link_in(said: str) -> str:
    [link] = re.findall(r"http\S+/lien/[\w-]+", said)
    return link


def rows(data: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(data / "miriam.sqlite3")) as database:
        return database.execute(question).fetchall()


def test_the_first_administrator_gets_a_link_that_is_kept_nowhere(installed: Path) -> None:
    done, said = invite(installed, "--centre-nl", "OCMW Fictiefdal", "--language", "nl")
    assert done == 0
    secret = link_in(said).rsplit("/", 1)[1]
    assert link_in(said).startswith("http://localhost:8000/")
    [role] = rows(installed, "SELECT role FROM access_mandate")
    assert role == ("administrator",)
    assert rows(installed, "SELECT name_fr, name_nl FROM access_centre") == [
        ("CPAS de Val-Fictif", "OCMW Fictiefdal")
    ]
    assert rows(installed, "SELECT language FROM access_account") == [("nl",)]
    assert secret.encode() not in (installed / "miriam.sqlite3").read_bytes()

    done, again = invite(
        installed, "--site", "https://miriam.example.be/", centre="ocmw fictiefdal"
    )
    assert done == 0
    assert link_in(again).startswith("https://miriam.example.be/lien/")
    assert link_in(again).rsplit("/", 1)[1] != secret
    assert rows(installed, "SELECT count(*) FROM access_mandate") == [(1,)]
    live = rows(installed, "SELECT count(*) FROM access_capability WHERE ended_at IS NULL")
    assert live == [(1,)], "the first link ended"

    done, refused = invite(installed, centre="CPAS de Val-Fictive")
    assert (done, "--new-centre" in refused) == (1, True)
    assert "CPAS de Val-Fictif" in refused
    assert invite(installed, "--new-centre", centre="CPAS de Val-Fictive")[0] == 0
    assert rows(installed, "SELECT count(*) FROM access_centre") == [(2,)]


def test_an_account_of_another_centre_gets_a_code_and_no_link(installed: Path) -> None:
    assert invite(installed)[0] == 0
    second = {"centre": "CPAS de Mont-Inventé", "mail": "Sam@Example.be"}
    done, said = invite(installed, "--new-centre", **second)
    assert done == 0
    assert "/lien/" not in said
    assert re.search(r"^  [2-9A-Z]{4}-[2-9A-Z]{4}$", said, re.M)
    assert rows(installed, "SELECT count(*) FROM access_mandate") == [(1,)]

    done, said = invite(installed, "--own-account", **second)
    assert done == 0
    assert link_in(said)
    assert "sam@example.be/2" in said
    assert rows(installed, "SELECT count(*) FROM access_mandate") == [(2,)]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"centre": "", "name": " "}, "Il manque --centre, --name."),
        ({"name": "S" * 121}, "--name est trop long : 120 signes au plus."),
        ({"name": "Sam\u202e Exemple"}, "--name contient un signe qui ne se voit pas"),
        ({"centre": "CPAS de\u200bVal-Fictif"}, "--centre contient un signe"),
        ({"centre-nl": "OCMW\ufeff"}, "--centre-nl contient un signe"),
        ({"mail": "sam"}, "« sam » n’est pas une adresse e-mail."),
    ],
    ids=["missing", "long", "turns", "unseen", "unseen too", "no address"],
)
def test_what_cannot_be_is_said_and_nothing_is_made(
    installed: Path, changed: dict[str, str], sentence: str
) -> None:
    done, said = invite(installed, **changed)
    assert done == 1
    assert sentence in said
    assert rows(installed, "SELECT * FROM access_centre") == []
