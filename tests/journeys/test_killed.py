"""The server dies while notes are sent: every acknowledged one is there, and none twice.

The small form of `python -m benchmarks.killed`, which says how it is done and does it with 2,000.
"""

from pathlib import Path

import pytest

from benchmarks.killed import generated, served_copy, told_of
from benchmarks.sending import Asked, Proof, prove

pytestmark = pytest.mark.journey
SMALL = Asked(writes=60, kills=2, lost_line=10)
LOST = SMALL.writes // SMALL.lost_line


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return generated(tmp_path_factory.mktemp("killed") / "filled")


def proof_in(filled: Path, own: Path, *, keyed: bool) -> Proof:
    with served_copy(filled, own) as server:
        return prove(server, told_of(own), SMALL, keyed=keyed)


def test_every_acknowledged_note_is_there_once(filled: Path, tmp_path: Path) -> None:
    proof = proof_in(filled, tmp_path / "var", keyed=True)
    assert proof.killed == SMALL.kills
    assert proof.acknowledged == proof.present == SMALL.writes
    # What was sent again had been kept before, so there was something to keep from doubling.
    assert proof.kept_unheard >= LOST
    assert proof.twice == 0


def test_without_keys_the_same_notes_stand_twice(filled: Path, tmp_path: Path) -> None:
    proof = proof_in(filled, tmp_path / "var", keyed=False)
    assert proof.acknowledged == proof.present == SMALL.writes
    assert proof.twice >= LOST
