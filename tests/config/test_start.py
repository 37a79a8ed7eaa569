"""Starting: from an empty folder to a first page, or one clear sentence per language."""

import os
import re
import signal
import stat
import subprocess
import sys
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest

from config import start
from scripts import environment
from tests.served import (
    ELSEWHERE,
    MIRIAM,
    PATIENCE,
    ROOT,
    environment_of,
    free_port,
    miriam,
    served,
    taken_port,
    wait_for,
)


def said(done: subprocess.CompletedProcess[str]) -> list[str]:
    """The sentences of a refusal: it is one, and without a trace of the code."""
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr.splitlines()


def test_a_taken_port_is_said_at_once_with_another_one(tmp_path: Path) -> None:
    with taken_port() as port:
        french, dutch, english = said(miriam("serve", "--port", str(port), data=tmp_path))
    assert french == (
        f"Le port {port} est déjà occupé. Choisissez-en un autre : make run PORT={port + 1}"
    )
    assert f"PORT={port + 1}" in dutch
    assert f"PORT={port + 1}" in english
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("port", ["abc", "80000", "0", "-1", "٨٠٨٠"])
def test_what_is_no_port_is_said_in_a_sentence(tmp_path: Path, port: str) -> None:
    french, dutch, english = said(miriam("serve", f"--port={port}", data=tmp_path))
    assert french.startswith(f"« {port} » n’est pas un numéro de port.")
    assert "geen poortnummer" in dutch
    assert "no port number" in english


def test_an_address_that_is_not_of_this_machine_is_said(tmp_path: Path) -> None:
    words = ["serve", "--host", "192.0.2.1", "--port", str(free_port())]
    french, _, _ = said(miriam(*words, data=tmp_path, MIRIAM_HOSTS="miriam.example.be"))
    assert french.startswith("192.0.2.1 n’est pas une adresse de cette machine.")


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    port = str(free_port())
    french, _, _ = said(miriam("serve", "--port", port, data=tmp_path / "file" / "var"))
    assert french.startswith("Le dossier des données ")
    assert str(tmp_path / "file") in french


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (
            "postgres://nobody:hush@127.0.0.1:1/none",
            "La base de données 127.0.0.1:1/none ne répond",
        ),
        ("oracle://nobody@127.0.0.1/none", "L’adresse de la base de données n’est pas comprise."),
        ("127.0.0.1", "L’adresse de la base de données n’est pas comprise."),
    ],
    ids=["silent", "another kind", "no address"],
)
def test_a_database_that_cannot_be_used_is_named_without_its_password(
    tmp_path: Path, address: str, sentence: str
) -> None:
    done = miriam("serve", "--port", str(free_port()), data=tmp_path, DB=address)
    assert said(done)[0].startswith(sentence)
    assert "hush" not in done.stderr


def test_a_file_that_is_no_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "miriam.sqlite3").write_text("this is a letter, not a database " * 40)
    french, _, _ = said(miriam("serve", "--port", str(free_port()), data=tmp_path))
    assert "file is not a database" in french


@pytest.mark.parametrize(
    ("words", "more"),
    [
        (["serve", "--demo"], {"MIRIAM_HOSTS": "miriam.example.be"}),
        (["serve", "--demo", "--host", "0.0.0.0"], {}),
        (["demo"], {"MIRIAM_HOSTS": "miriam.example.be"}),
    ],
    ids=["named host", "open address", "demo alone"],
)
def test_the_fictional_centre_never_leaves_this_machine(
    tmp_path: Path, words: list[str], more: dict[str, str]
) -> None:
    port = ["--port", str(free_port())] if "serve" in words else []
    french, _, _ = said(miriam(*words, *port, data=tmp_path, **more))
    assert french.startswith("Le centre fictif ne se montre que sur cette machine")


@pytest.mark.parametrize("hosts", ["", "localhost,127.0.0.1"], ids=["no name", "this machine"])
@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.0.2.7"])
def test_an_open_address_wants_a_name_first(tmp_path: Path, address: str, hosts: str) -> None:
    words = ["serve", "--host", address, "--port", str(free_port())]
    sentences = said(miriam(*words, data=tmp_path, MIRIAM_HOSTS=hosts))
    assert len(sentences) == 3
    assert all("MIRIAM_HOSTS=" in sentence for sentence in sentences)
    assert list(tmp_path.iterdir()) == []


def test_an_open_address_with_a_name_is_served(installed: Path) -> None:
    with served(installed, "--host", "0.0.0.0", MIRIAM_HOSTS="miriam.example.be") as port:
        assert answer(port, "/")[0] == 400, "and answers to no other name"


def test_an_old_python_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit) as refusal:
        environment.refuse_what_cannot_work()
    french, dutch, english = capsys.readouterr().err.splitlines()
    assert refusal.value.code == 1
    assert "3.11 ou plus récent ; celui-ci est 3.9.2" in french
    assert "3.9.2" in dutch
    assert "3.9.2" in english


@pytest.mark.parametrize("reason", start.SENTENCES)
def test_a_refusal_names_the_same_facts_in_each_language(reason: str) -> None:
    facts = [set(re.findall(r"{(\w+)}", sentence)) for sentence in start.SENTENCES[reason]]
    assert facts[0] == facts[1] == facts[2]


def test_an_unknown_word_shows_what_there_is(tmp_path: Path) -> None:
    done = miriam("dance", data=tmp_path)
    assert done.returncode == 2
    assert "« dance »" in done.stderr
    assert all(
        word in done.stderr for word in ("serve", "demo", "invite-administrator", "evaluate")
    )


def others_may_read(path: Path) -> bool:
    return bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def answer(port: int, address: str) -> tuple[int, bytes]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as page:
        page.request("GET", address)
        response = page.getresponse()
        return response.status, response.read()


def test_an_empty_folder_becomes_a_served_page_and_keeps_what_it_holds_to_itself(
    tmp_path: Path,
) -> None:
    data = tmp_path / "var"
    with served(data) as port:
        assert answer(port, "/")[0] in {200, 302}
        status, style = answer(port, "/static/look/tokens.css")
    assert status == 200
    assert style == (ROOT / "miriam/look/static/look/tokens.css").read_bytes()
    kept = [data, data / "secret", data / "miriam.sqlite3"]
    assert [path for path in kept if others_may_read(path)] == []


def test_a_second_start_keeps_the_secret_and_the_data(tmp_path: Path) -> None:
    def facts() -> tuple[str, int]:
        return (tmp_path / "secret").read_text(), (tmp_path / "miriam.sqlite3").stat().st_ino

    with served(tmp_path):
        first = facts()
    with served(tmp_path):
        assert facts() == first


def test_a_folder_named_from_where_one_stands_is_the_same_for_the_server(tmp_path: Path) -> None:
    near = os.path.relpath(tmp_path / "var", ELSEWHERE)
    with served(Path(near)) as port:
        assert answer(port, "/static/look/tokens.css")[0] == 200
    assert (tmp_path / "var" / "miriam.sqlite3").exists()


def test_a_file_of_measures_is_evaluated_without_django_or_a_database(tmp_path: Path) -> None:
    look = "from config.command import evaluate; evaluate(); import sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", look],
        cwd=ROOT,
        env=environment_of(tmp_path),
        capture_output=True,
        text=True,
    )
    loaded = done.stdout.split()
    assert "miriam.statistics.command" in loaded
    assert "django" not in loaded
    assert list(tmp_path.iterdir()) == []


BEFORE_THE_WORKERS = """
import gc, logging, multiprocessing, sys, threading
from config import serve
from config.start import prepare
prepare()
serve.preload()
server = serve.server(serve.read([]), 8000)
from django.db import connection
from miriam.core.logs import Nameless
print(
    "config.urls" in sys.modules and gc.get_freeze_count() > 0,
    connection.connection is None and threading.active_count() == 1,
    not server.log_access,
    any(isinstance(it, Nameless) for door in logging.root.handlers for it in door.filters),
    multiprocessing.get_start_method(),
)
"""


def test_workers_share_what_is_loaded_and_nothing_that_is_open(installed: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", BEFORE_THE_WORKERS],
        cwd=ROOT,
        env=environment_of(installed),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded, closed, unlogged, nameless, method = done.stdout.split()
    assert {loaded, closed, unlogged, nameless} == {"True"}
    assert method == "fork"


def test_ctrl_c_stops_everything_without_killing_anybody(tmp_path: Path, installed: Path) -> None:
    port = free_port()
    with (tmp_path / "said").open("wb") as said:
        server = subprocess.Popen(
            [*MIRIAM, "serve", "--port", str(port), "--workers", "1"],
            cwd=ELSEWHERE,
            env=environment_of(installed),
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        wait_for(port, server)
        answer(port, "/")
        os.killpg(server.pid, signal.SIGINT)
        assert server.wait(PATIENCE) == 0
    assert "Killing" not in (tmp_path / "said").read_text()


def test_tests_of_packages_and_languages_that_nobody_reads_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "VENV", tmp_path)
    packages = tmp_path / "lib" / "python3.11" / "site-packages"
    kept = {
        "scipy/special/gamma.py",
        "django/conf/locale/nl/a.mo",
        "django/conf/locale/__init__.py",
    }
    gone = {"scipy/special/tests/gamma.py", "django/conf/locale/pt_BR/a.mo"}
    for name in kept | gone:
        (packages / name).parent.mkdir(parents=True, exist_ok=True)
        (packages / name).touch()
    environment.leave_out()
    assert {str(it.relative_to(packages)) for it in packages.rglob("*.*") if it.is_file()} == kept
