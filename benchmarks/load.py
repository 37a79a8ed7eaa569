"""A closed loop of one client with wrk: the next request leaves when the answer is there."""

import gzip
import json
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import fmean
from urllib.request import HTTPRedirectHandler, Request, build_opener

from benchmarks.processor import Reading

# Each thread of the product has its connection, which prepares what it is asked again and again.
WARM = 100
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
    # What a browser shows next: it takes away what is said once. Asked for between two bursts.
    then: Sequence[Visit] = ()

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


@dataclass(frozen=True)
class Side:
    """A page, whom it is asked of, and the process whose time it takes."""

    base: str
    page: Page
    server: int


def measure(
    sides: Sequence[Side], *, database: int | None, bursts: Sequence[int], warm: int = WARM
) -> list[Measured]:
    """Each is warmed up and then asked in bursts of so many seconds, one after the other: what the
    machine does meanwhile meets them all alike.
    """
    found = [_warmed(side, warm) for side in sides]
    spent: list[list[_Burst]] = [[] for _ in sides]
    for number, seconds in enumerate(bursts):
        for side, heard in zip(sides, spent, strict=True):
            heard.append(_burst(side, number, seconds, database))
    return [_together(one, heard) for one, heard in zip(found, spent, strict=True)]


def _warmed(side: Side, times: int) -> Measured:
    page = side.page
    status, body = once(side.base, page)
    found = Measured(page.name, size=len(body))
    if status != page.status or page.contains.encode() not in _read(body):
        found.faults.append(f"answered {status}")
    for _ in range(times - 1):
        once(side.base, page)
    return found


@dataclass(frozen=True)
class _Burst:
    """One run of wrk: what it says, and the seconds that others and those measured took."""

    heard: dict[str, float]
    application: float
    database: float
    foreign: float


def _burst(side: Side, number: int, seconds: int, database: int | None) -> _Burst:
    page = side.page
    for visit in page.then:
        once(side.base, Page(page.name, [visit]))
    before, begun = Reading.take(side.server, database), time.perf_counter()
    heard = _wrk(side.base, page, seconds=seconds, seed=len(page.visits) // 2 + 97 * number)
    lasted, after = time.perf_counter() - begun, Reading.take(side.server, database)
    return _Burst(
        heard,
        after.application - before.application,
        after.database - before.database,
        after.foreign_since(before, lasted),
    )


def _together(found: Measured, spent: list[_Burst]) -> Measured:
    found.requests = max(1, int(sum(one.heard["n"] for one in spent)))
    found.application = sum(one.application for one in spent) * 1000 / found.requests
    found.database = sum(one.database for one in spent) * 1000 / found.requests
    found.p50, found.p95 = (fmean(one.heard[it] for one in spent) for it in ("p50", "p95"))
    found.foreign = fmean(one.foreign for one in spent)
    if wrong := sum(one.heard["wrong"] for one in spent):
        found.faults.append(f"{wrong:.0f} of {found.requests} wrong")
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
