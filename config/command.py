"""The `miriam` command: what an installation can be asked to do.

Each sub-command imports what it needs when it is called: `evaluate` works on a spreadsheet alone,
without Django and without a database.
"""

import sys
from collections.abc import Callable, Sequence
from functools import partial

Main = Callable[[list[str]], int]


def serve() -> Main:
    from config.serve import main

    return main


def demo() -> Main:
    from config.serve import demonstrate

    return demonstrate


def invite_administrator() -> Main:
    from config.inviting import main

    return main


def evaluate() -> Main:
    from miriam.look.letters import FONTS, printable
    from miriam.statistics.command import main
    from miriam.statistics.report.letters import Letters

    return partial(main, letters=Letters(FONTS, printable))


def doctor() -> Main:
    from config.doctor import main

    return main


def tidy() -> Main:
    from config.tidying import main

    return main


def worker() -> Main:
    from config.sending import main

    return main


SUB_COMMANDS: dict[str, tuple[Callable[[], Main], str]] = {
    "serve": (serve, "prépare l’installation et sert l’application"),
    "demo": (demo, "crée le centre fictif et dit qui peut se connecter"),
    "invite-administrator": (
        invite_administrator,
        "invite la première personne d’un centre et montre son lien, une fois",
    ),
    "evaluate": (evaluate, "évalue un fichier de mesures, sans base de données"),
    "tidy": (tidy, "efface ce qui est fini ; serve le fait aussi, chaque nuit"),
    "worker": (worker, "envoie les rappels ; serve le fait aussi, sans base de données à part"),
    "doctor": (doctor, "dit ce qui ne va pas dans une installation, et comment y remédier"),
}


def usage() -> str:
    lines = [f"  miriam {name:<20} {sentence}" for name, (_, sentence) in SUB_COMMANDS.items()]
    return "\n".join(["Usage :", *lines, "  miriam <commande> --help"])


def main(arguments: Sequence[str]) -> int:
    name, *rest = arguments or ["--help"]
    if name in {"-h", "--help"}:
        print(usage())
        return 0
    if name not in SUB_COMMANDS:
        print(f"miriam ne connaît pas « {name} ».\n{usage()}", file=sys.stderr)
        return 2
    load, _ = SUB_COMMANDS[name]
    return load()(rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
