"""Notes that are sent until they are acknowledged, by several hands, to a server that is killed."""

import random
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPResponse
from queue import Empty, SimpleQueue
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

from benchmarks import visits
from benchmarks.mortal import MortalServer
from benchmarks.servers import HOST
from benchmarks.visits import Visitor

# Seconds.
AGAIN_AFTER, LOOK_EVERY, ANSWERS_WITHIN = 0.05, 0.005, 30
# How far into the run the first and the last kill may fall, and how long each waits for its moment.
FIRST, LAST, MOMENT = 0.05, 0.85, 0.03
SENDINGS_AT_MOST = 500
SOUGHT = "preuve"
MARK = re.compile(r"preuve N(\d+)x, envoi (\d+)\b")


@dataclass(frozen=True)
class Asked:
    """How much is sent, how often the server dies, and one answer in how many the line loses."""

    writes: int
    kills: int
    hands: int = 4
    lost_line: int = 50
    chance: int = 1


@dataclass(frozen=True)
class Proof:
    """What was sent, what was acknowledged, and what the pages show afterwards."""

    keyed: bool
    notes: int
    sendings: int
    acknowledged: int
    present: int
    twice: int
    killed: int
    cut: int
    thrown_away: int
    kept_unheard: int
    seconds: float

    @property
    def holds(self) -> bool:
        """All of them once; in the control, all of them and some twice."""
        complete = self.notes == self.acknowledged == self.present
        return complete and (self.twice == 0) is self.keyed


@dataclass
class OneNote:
    """A note on its way: to whose file, under which key, how often it was sent."""

    number: int
    file: str
    loses_an_answer: bool
    key: UUID = field(default_factory=uuid4)
    sendings: int = 0
    cut: int = 0
    thrown_away: int = 0
    acknowledged: bool = False


def prove(server: MortalServer, told: dict[str, Any], asked: Asked, *, keyed: bool) -> Proof:
    """Send all, kill meanwhile, then read what stands."""
    [who] = told["sample"]
    visitor = visits.sign_in(server.address, who, told["password"])
    chance, begun = random.Random(asked.chance), time.perf_counter()
    notes = [
        OneNote(number, chance.choice(visitor.files), number % asked.lost_line == 0)
        for number in range(1, asked.writes + 1)
    ]
    run = Run(server, visitor, notes, keyed)
    killed = run.through(asked, chance)
    seconds, standing = time.perf_counter() - begun, Counter(run.read())
    copies = Counter(number for number, _sending in standing.elements())
    acknowledged = [note for note in notes if note.acknowledged]
    return Proof(
        keyed=keyed,
        notes=len(notes),
        sendings=sum(note.sendings for note in notes),
        acknowledged=len(acknowledged),
        present=sum(1 for note in acknowledged if copies[note.number]),
        twice=sum(1 for count in copies.values() if count > 1),
        killed=killed,
        cut=sum(note.cut for note in notes),
        thrown_away=sum(note.thrown_away for note in notes),
        kept_unheard=sum(
            standing[note.number, it] for note in notes for it in range(note.sendings)
        ),
        seconds=seconds,
    )


@dataclass
class Run:
    """Hands that send, and one that kills."""

    server: MortalServer
    visitor: Visitor
    notes: list[OneNote]
    keyed: bool

    def through(self, asked: Asked, chance: random.Random) -> int:
        """To the last note; how often the server was killed."""
        waiting: SimpleQueue[OneNote] = SimpleQueue()
        for note in self.notes:
            waiting.put(note)
        hands = [
            threading.Thread(target=self._hand, args=(waiting,), daemon=True)
            for _ in range(asked.hands)
        ]
        for hand in hands:
            hand.start()
        killed = 0
        for moment in sorted(chance.uniform(FIRST, LAST) for _ in range(asked.kills)):
            while any(hand.is_alive() for hand in hands) and self._done() < moment:
                time.sleep(LOOK_EVERY)
            time.sleep(chance.uniform(0, MOMENT))
            self.server.kill()
            self.server.start()
            killed += 1
        for hand in hands:
            hand.join()
        return killed

    def _done(self) -> float:
        return sum(note.acknowledged for note in self.notes) / len(self.notes)

    def _hand(self, waiting: "SimpleQueue[OneNote]") -> None:
        with suppress(Empty):
            while True:
                self._deliver(waiting.get_nowait())

    def _deliver(self, note: OneNote) -> None:
        while not note.acknowledged:
            sent_before = note.sendings
            try:
                kept = self._send(note)
            except (OSError, HTTPException):
                # Whom nobody let in has sent nothing.
                note.cut += note.sendings - sent_before
                time.sleep(AGAIN_AFTER)
                continue
            if note.loses_an_answer and not note.thrown_away:
                note.thrown_away += 1
                continue
            note.acknowledged = True
            self._show(kept)

    def _send(self, note: OneNote) -> str:
        """Where the answer leads: to the page on which the note stands."""
        # Who is refused this often will never be heard.
        assert note.sendings < SENDINGS_AT_MOST, note
        with closing(self._line()) as line:
            line.connect()
            note.sendings += 1
            path = f"/dossiers/{note.file}/rencontres/nouvelle"
            answer = _ask(line, path, self.visitor.cookie, self._form(note))
            leads_to = answer.headers["Location"] or ""
        assert f"/dossiers/{note.file}/fil?" in leads_to, (answer.status, leads_to)
        return leads_to

    def _line(self) -> HTTPConnection:
        return HTTPConnection(HOST, self.server.port, timeout=ANSWERS_WITHIN)

    def _form(self, note: OneNote) -> dict[str, str]:
        return {
            "kind": "walk",
            "text": f"preuve N{note.number}x, envoi {note.sendings}",
            "depth": "shared",
            "csrfmiddlewaretoken": self.visitor.token,
            "once": str(note.key if self.keyed else uuid4()),
        }

    def _show(self, page: str) -> None:
        """As a browser does; when the server dies before, the note is acknowledged all the same."""
        try:
            with closing(self._line()) as line:
                _ask(line, page, self.visitor.cookie).read()
        except (OSError, HTTPException):
            return

    def read(self) -> Iterator[tuple[int, int]]:
        """Each note that a thread shows, and at which sending it was kept."""
        for file in self.visitor.files:
            typed = {"words": SOUGHT, "csrfmiddlewaretoken": self.visitor.token}
            with closing(self._line()) as line:
                page = _ask(line, f"/dossiers/{file}/fil", self.visitor.cookie, typed).read()
            for number, sending in MARK.findall(page.decode()):
                yield int(number), int(sending)


def _ask(
    line: HTTPConnection, path: str, cookie: str, typed: dict[str, str] | None = None
) -> HTTPResponse:
    headers = {"Cookie": cookie}
    if typed:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    line.request("POST" if typed else "GET", path, urlencode(typed) if typed else None, headers)
    return line.getresponse()
