"""The programs and libraries that the tests need: which are absent, and how they come."""

import ctypes
import os
import shutil
import subprocess
import sys

# Program -> Debian package; a program may have several names.
PROGRAMS = {
    ("chromium", "chromium-browser"): "chromium",
    ("soffice", "libreoffice"): "libreoffice-calc-nogui",
    ("pdfinfo",): "poppler-utils",
    ("pg_dump",): "postgresql-client",
    ("java",): "default-jre-headless",
    ("npm",): "npm",
    ("node", "nodejs"): "nodejs",
}
# Library -> Debian package: what drives the browser loads it, and a bare system lacks it.
LIBRARIES = {"libatomic.so.1": "libatomic1"}


def missing_packages() -> list[str]:
    programs = [name for names, name in PROGRAMS.items() if not any(map(shutil.which, names))]
    return programs + [name for library, name in LIBRARIES.items() if not can_load(library)]


def can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install(packages: list[str]) -> None:
    """Let Debian bring what is missing, or say what is missing."""
    wish = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        sys.exit(f"The tests need: {', '.join(packages)}. On Debian, as root: {wish}")
    print(f"Installing {', '.join(packages)} …", flush=True)
    quietly(["apt-get", "update"])
    done = quietly(wish.split())
    if done.returncode:
        sys.exit(f"{done.stdout[-2000:]}{done.stderr}\nThe tests need: {wish}")


def quietly(command: list[str]) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=environment, capture_output=True, text=True)
