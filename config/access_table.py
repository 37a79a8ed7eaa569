"""`make access-table`: knocks at every door as everybody, and writes down what they answered."""

import os
import subprocess
import sys

TEST = "tests/access/test_routes_by_persona.py"


def main() -> int:
    """Run the test that compares, with leave to write."""
    environment = {**os.environ, "MIRIAM_WRITE_ACCESS_TABLE": "1"}
    command = [sys.executable, "-m", "pytest", TEST, "-q", "-p", "no:randomly"]
    return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603 our own


if __name__ == "__main__":
    sys.exit(main())
