"""A closed loop of one client with wrk: the next request leaves when the answer is there."""

import gzip
import json
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.request import HTTPRedirectHandler, Request, build_opener

from benchmarks.processor import Reading

WARM = 12
GZIP = b"\x1f\x8b"
SCRIPT = """
local cookies, paths, bodies = {%s}, {%s}, {%s}
local i = %d
-- Other keys at each run: a note sent again would only be answered, not written.
math.randomseed(os.time() + i)
wrk.method = "%s"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
-- As every browser does.
wrk.headers["Accept-Encoding"] = "gzip"
local function once()
  return (string.gsub("xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx", "x", function()
    return string.format("%%x", math.random(0, 15))
  end))
end
function request()
  i = i + 1
  local at = (i %% #paths) + 1
  wrk.headers["Cookie"] = cookies[at]
  local body = bodies[at]
  if body then body = string.gsub(body, "ONCE", once) end
  return wrk.format(nil, paths[at], nil, body)
end
function done(summary, latency, requests)
  local wrong = summary.errors.status + summary.errors.connect + summary.errors.read
    + summary.errors.write + summary.errors.timeout
  io.write(string.format('@@{"n":%%d,"wrong":%%d,"p50":%%f,"p95":%%f}\\n',
    summary.requests, wrong, latency:percentile(50) / 1000, latency:percentile(95) / 1000))
end
"""


@dataclass(frozen=True)
class Visit:
    """One request: where, with which cookies, with what in its body (ONCE = a fresh key)."""

    path: str
    cookie: str = ""
    body: str | None = None


@dataclass(frozen=True)
class Page:
    """A page that several people ask for in turn."""

    name: str
    visits: Sequence[Visit]
    status: int = 200
    contains: str = ""

    @property
    def method(self) -> str:
        """Forms are posted."""
        return "POST" if self.visits[0].body is not None else "GET"


@dataclass
class Measured:
    """What a page cost."""

    page: str
    requests: int = 0
    application: float = 0.0
    database: float = 0.0
    p50: float = 0.0
    p95: float = 0.0
    size: int = 0
    foreign: float = 0.0
    faults: list[str] = field(default_factory=list)

    @property
    def processor(self) -> float:
        """Milliseconds of processor, application and database together."""
        return self.application + self.database


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def once(base: str, page: Page) -> tuple[int, bytes]:
    """Ask for the first of its visits, to see that it is the page one means."""
    from urllib.error import HTTPError

    visit = page.visits[0]
    body = visit.body.replace("ONCE", "").encode() if visit.body is not None else None
    headers = {"Cookie": visit.cookie, "Accept-Encoding": "gzip"}
    request = Request(base + visit.path, data=body, headers=headers)
    try:
        with build_opener(_Stay).open(request, timeout=60) as answer:
            return answer.status, answer.read()
    except HTTPError as error:
        return error.code, error.read()


def measure(
    base: str, page: Page, *, server: int, database: int | None, lasts: int, warm: int = WARM
) -> Measured:
    """Warm up both workers, then ask for `lasts` seconds and read the counters around it."""
    for _ in range(warm):
        status, body = once(base, page)
    found = Measured(page.name, size=len(body))
    if status != page.status or page.contains.encode() not in _read(body):
        found.faults.append(f"answered {status}")
    before, begun = Reading.take(server, database), time.perf_counter()
    heard = _wrk(base, page, seconds=lasts, seed=len(page.visits) // 2)
    lasted, after = time.perf_counter() - begun, Reading.take(server, database)
    found.requests = max(1, heard["n"])
    found.application = (after.application - before.application) * 1000 / found.requests
    found.database = (after.database - before.database) * 1000 / found.requests
    found.p50, found.p95 = heard["p50"], heard["p95"]
    found.foreign = after.foreign_since(before, lasted)
    if heard["wrong"]:
        found.faults.append(f"{heard['wrong']} of {heard['n']} wrong")
    return found


def _read(body: bytes) -> bytes:
    return gzip.decompress(body) if body.startswith(GZIP) else body


def _wrk(base: str, page: Page, *, seconds: int, seed: int) -> dict[str, float]:
    script = SCRIPT % (
        ", ".join(_quoted(it.cookie) for it in page.visits),
        ", ".join(_quoted(it.path) for it in page.visits),
        ", ".join(_quoted(it.body) for it in page.visits if it.body is not None),
        seed,
        page.method,
    )
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script)
        file.flush()
        told = subprocess.run(
            ["wrk", "-t1", "-c1", f"-d{seconds}s", "--timeout", "60s", "-s", file.name, base],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    return json.loads(told.split("@@", 1)[1])  # type: ignore[no-any-return]


def _quoted(text: str) -> str:
    return f"[==[{text}]==]"
