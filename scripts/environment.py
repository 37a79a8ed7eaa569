"""Makes the environment of the project from its hashed locks; a bare Python is enough.

    python3 scripts/environment.py base      what the product needs to run
    python3 scripts/environment.py dev       and what tests, checks and translation need

A second call costs a few milliseconds. Older Pythons must be able to read this file: it is here
that they are told that they are too old.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST = (3, 11)
# The languages of the country, of her screens, and the one that libraries are written in.
READ_HERE = {"fr", "nl", "en", "ar", "es", "tr"}

SENTENCES = {
    "old": (
        "Miriam a besoin de Python 3.11 ou plus récent ; celui-ci est {found}. "
        "Si un autre est installé : make run PYTHON=python3.12",
        "Miriam heeft Python 3.11 of nieuwer nodig; dit is {found}. "
        "Staat er een andere op de machine: make run PYTHON=python3.12",
        "Miriam needs Python 3.11 or newer; this is {found}. "
        "If another one is installed: make run PYTHON=python3.12",
    ),
    "folder": (
        "Le dossier {folder} n’accepte pas d’écriture : "
        "donnez-vous ce droit, ou placez Miriam ailleurs.",
        "In de map {folder} kan niet worden geschreven: "
        "geef uzelf dat recht, of zet Miriam elders.",
        "The folder {folder} cannot be written to: "
        "give yourself that right, or put Miriam elsewhere.",
    ),
    "venv": (
        "Python ne peut pas créer d’environnement ici. Sur Debian : apt install python3-venv",
        "Python kan hier geen omgeving maken. Op Debian: apt install python3-venv",
        "Python cannot make an environment here. On Debian: apt install python3-venv",
    ),
    "packages": (
        "Les paquets n’ont pas pu être installés (la raison est au-dessus). "
        "Vérifiez la connexion, puis recommencez : rien n’est à effacer.",
        "De pakketten konden niet worden geïnstalleerd (de reden staat hierboven). "
        "Kijk de verbinding na en begin opnieuw: u hoeft niets te wissen.",
        "The packages could not be installed (the reason is above). "
        "Check the connection, then start again: there is nothing to delete.",
    ),
}

LAUNCHER = """#!{python}
import sys

sys.path.insert(0, {root!r})
from config.command import main

sys.exit(main(sys.argv[1:]))
"""


def say(line: str) -> None:
    print(line, flush=True)


def give_up(reason: str, **facts: object) -> NoReturn:
    """One clear sentence in the languages of the country and in English, and no traceback."""
    for sentence in SENTENCES[reason]:
        print(sentence.format(**facts), file=sys.stderr)
    sys.exit(1)


def lock_of(which: str) -> Path:
    return ROOT / "requirements" / f"{which}.txt"


def stamp_of(which: str) -> Path:
    """Where it is written that this lock is installed: another lock or Python, another stamp."""
    facts = lock_of(which).read_bytes() + sys.version.encode() + str(ROOT).encode()
    return VENV / f"installed-{which}-{hashlib.sha256(facts).hexdigest()[:12]}"


def refuse_what_cannot_work() -> None:
    if sys.version_info < OLDEST:
        give_up("old", found=".".join(str(part) for part in sys.version_info[:3]))
    folder = VENV if VENV.is_dir() else ROOT
    if not os.access(folder, os.W_OK):
        give_up("folder", folder=folder)


def is_whole() -> bool:
    """Whether the environment is of this Python and was not left half made."""
    question = "import pip, sys; print(*sys.version_info[:2])"
    answer = subprocess.run([PYTHON, "-c", question], capture_output=True, text=True)
    return answer.stdout.split() == [str(part) for part in sys.version_info[:2]]


def make_environment() -> None:
    if PYTHON.exists() and is_whole():
        return
    say("Préparation de l’environnement / De omgeving wordt voorbereid …")
    shutil.rmtree(VENV, ignore_errors=True)
    if subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True).returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        give_up("venv")


def install(which: str) -> None:
    say(f"Installation des paquets / Pakketten worden geïnstalleerd ({lock_of(which).name}) …")
    pip = [
        str(PYTHON),
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-input",
        "--disable-pip-version-check",
    ]
    # The lock is complete, so nothing needs resolving; bytecode is made by the first import.
    complete = ["--require-hashes", "--no-deps", "--no-compile", "-r", str(lock_of(which))]
    if subprocess.run([*pip, *complete]).returncode:
        give_up("packages")


def packages() -> Path:
    return next(VENV.glob("lib/python*/site-packages"))


def leave_out() -> None:
    """What came along and nobody runs or reads here: an eighth of what was installed."""
    for tests in [*packages().glob("numpy/**/tests"), *packages().glob("scipy/**/tests")]:
        shutil.rmtree(tests, ignore_errors=True)
    for name in ("django", "allauth"):
        for language in packages().glob(f"{name}/**/locale/*"):
            if language.is_dir() and language.name not in READ_HERE:
                shutil.rmtree(language, ignore_errors=True)


def write_launcher() -> None:
    """`.venv/bin/miriam`, so that the command has a name."""
    launcher = VENV / "bin" / "miriam"
    launcher.write_text(LAUNCHER.format(python=PYTHON, root=str(ROOT)))
    launcher.chmod(0o755)


def main(which: str) -> None:
    refuse_what_cannot_work()
    stamp = stamp_of(which)
    if stamp.exists() and PYTHON.exists():
        return
    make_environment()
    install(which)
    leave_out()
    write_launcher()
    stamp.touch()


if __name__ == "__main__":
    main(sys.argv[1])
