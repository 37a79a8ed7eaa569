"""`miriam doctor`: says what is wrong with an installation, and how to mend it.

It looks and changes nothing. Each line is in order, or has a sentence that says what to do.
"""

import argparse
from collections.abc import Iterator, Sequence

from config.doctor.finding import Finding, words
from config.start import load_settings, stating


def findings() -> Iterator[Finding]:
    from django.conf import settings

    from config.doctor import connection, database, installation, machine, people

    yield from machine.findings(settings.DATA)
    yield from installation.findings()
    yield from connection.findings()
    kept = list(database.findings())
    yield from kept
    if not any(finding.is_problem for finding in kept):
        yield from people.findings()


def examine() -> int:
    load_settings()
    problems = 0
    for finding in findings():
        print(finding, flush=True)
        problems += finding.is_problem
    if problems:
        print(words(f"\n{problems} à corriger.", f"\n{problems} te verhelpen."))
    else:
        print(words("\nTout est en ordre.", "\nAlles is in orde."))
    return 1 if problems else 0


def main(arguments: Sequence[str]) -> int:
    """`miriam doctor`."""
    argparse.ArgumentParser(
        prog="miriam doctor",
        description="Dit ce qui ne va pas dans une installation, et comment y remédier.",
    ).parse_args(arguments)
    return stating(examine)
