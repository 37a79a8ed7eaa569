"""What every process of the server carries: what few pages need is loaded by those pages."""

import subprocess
import sys
from pathlib import Path

from tests.served import ROOT, environment_of

FEW_PAGES_NEED = {
    "numpy",
    "scipy",
    "openpyxl",
    "python_calamine",
    "fhir",
    "fhir_core",
    "yaml",
    "typst",
    "qrcode",
}
WAKE = """
import sys
import config.wsgi
from django.urls import get_resolver
get_resolver().url_patterns
print(*sorted({name.partition(".")[0] for name in sys.modules}))
"""


def test_all_pages_are_known_without_what_few_of_them_need(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", WAKE],
        cwd=ROOT,
        env=environment_of(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert {"django", "miriam"} <= loaded
    assert not loaded & FEW_PAGES_NEED
