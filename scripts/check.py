"""`make check`: everything a reader should not have to look for. All checks run, then it is said
which failed.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"

CHECKS = {
    "style and faults": ["ruff", "check", "."],
    "formatting": ["ruff", "format", "--check", "."],
    "imports": ["lint-imports"],
    "templates": ["djlint", "--lint", "--quiet", "miriam"],
    "messages": ["python", "-m", "config.messages", "check"],
    "system": ["python", "-W", "error", "-m", "django", "check", "--fail-level", "WARNING"],
    "migrations": ["python", "-m", "django", "makemigrations", "--check", "--dry-run"],
    "types": ["mypy"],
}
# What a failed check does not say itself.
MENDED_BY = {"formatting": ".venv/bin/ruff format ."}
ENVIRONMENT = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": str(ROOT)}


def passes(name: str, command: list[str]) -> bool:
    """Run one check; only a check that fails has something to say."""
    program, *rest = command
    done = subprocess.run(
        [BIN / program, *rest], cwd=ROOT, env=ENVIRONMENT, capture_output=True, text=True
    )
    print(f"{'ok    ' if done.returncode == 0 else 'FAILED'} {name}", flush=True)
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
        if name in MENDED_BY:
            print(f"mended by: {MENDED_BY[name]}\n", flush=True)
    return done.returncode == 0


def main() -> int:
    failed = [name for name, command in CHECKS.items() if not passes(name, command)]
    if failed:
        print(f"make check: failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
