"""The fictional centre: plausible, whole, dignified, and nowhere near real people."""

import json
import stat
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from django.db.models import Model
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from config.demo import fill, keeping, main, story
from miriam.access.domain import Admission, Role
from miriam.access.models import Account, KeptForm, Mandate, StandIn
from miriam.access.services import kept_forms
from miriam.accompaniment.domain import LEAVING, Gone
from miriam.accompaniment.models import Encounter, Trace, Turn
from miriam.accompaniment.selectors import thread
from miriam.audit import journal
from miriam.audit.act import Act
from miriam.audit.models import Line
from miriam.core import clock, row_reader
from miriam.core.prepared import Prepared
from miriam.core.row_reader import RowReader
from miriam.groups.domain import Phase
from miriam.groups.models import Candidate, Group
from miriam.lists.languages import known
from miriam.measures.domain import paper
from miriam.measures.domain.occasion import Mode
from miriam.measures.models import Administration
from miriam.measures.selectors import typings
from miriam.people.acts import FILE_OPENED
from miriam.people.domain import FileState, Shut
from miriam.people.models import Consent, Exclusion, File
from miriam.practices.data.shipped import shipped
from miriam.practices.models import Adaptation, Practice, PracticeUse
from miriam.questionnaire.domain.asked import Moment
from miriam.signin.known import SessionStore
from miriam.vault import crypto
from miriam.vault.models import Holder
from miriam.vault.services import generations, holders, opened
from tests.inspecting.questions import Question, answers, every_question, values_for

pytestmark = pytest.mark.django_db
MOTHERS = [mother for group in story.groups() for mother in group.mothers]


@pytest.fixture(scope="module")
def centre(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Path]:
    """The whole centre, made once for all who look at it, and undone at the end."""
    data = tmp_path_factory.mktemp("centre")
    asked = override_settings(DATA=data, DEMO=True, ON_LOOPBACK=True)
    with django_db_blocker.unblock(), asked, transaction.atomic():
        fill()
        yield data
        transaction.set_rollback(True)


def test_the_centre_is_whole(centre: Path) -> None:
    assert Group.objects.count() == 3
    assert File.objects.count() == 27
    assert Encounter.objects.count() == sum(len(mother.thread) for mother in MOTHERS) > 200
    assert Consent.objects.running().count() == 54
    assert Candidate.objects.live().count() == 4
    assert StandIn.objects.running().count() == 1
    assert {mandate.role for mandate in Mandate.objects.order_by("pk")} == set(Role) - {
        Role.STEWARD
    }


def test_the_bank_has_a_card_at_every_stage_and_forty_uses(centre: Path) -> None:
    states = list(Practice.objects.order_by("pk").values_list("state", flat=True))
    assert sorted(states) == ["centre", "draft", "proposed", "shown"]
    assert len(shipped()) + len(states) > 26
    assert Adaptation.objects.count() == 4
    assert PracticeUse.objects.count() == 40
    assert set(PracticeUse.objects.order_by("pk").values_list("practice", flat=True)) <= set(
        shipped()
    )


def test_whatever_the_journal_kept_of_the_year_can_be_read(centre: Path) -> None:
    acts = set(Line.objects.order_by().values_list("act", flat=True).distinct())
    assert len(acts) > 20
    assert acts <= Act.enrolled.keys()


def test_most_women_are_measured_twice_and_some_are_not(centre: Path) -> None:
    done = Administration.objects.filter(finished_on__isnull=False)
    assert done.filter(moment=Moment.START).count() == 26
    assert 18 <= done.filter(moment=Moment.END).count() < 27
    assert Administration.objects.filter(finished_on=None).count() == 1
    assert done.filter(answers__reformulated=True).exists()
    assert done.filter(answers__help_asked=True).exists()
    assert done.filter(interruptions__gt=0).exists()


def test_one_sheet_was_typed_twice_and_one_slip_of_two_is_settled(centre: Path) -> None:
    sheet = Administration.objects.get(mode=Mode.SELF_PAPER)
    copy = typings.copy_of(sheet)
    assert copy.second
    assert (len(copy.settled), len(copy.open)) == (1, 1)
    assert copy.second.compared == sum(
        len(block.questions) for block in paper.blocks(sheet.questions)
    )


def test_nothing_happens_tomorrow_and_the_year_is_a_year_long(centre: Path) -> None:
    days = Encounter.objects.order_by("on").values_list("on", flat=True)
    first, last = days.first(), days.last()
    assert first is not None
    assert last is not None
    assert first < clock.today() - timedelta(days=300)
    assert last <= clock.today()


def test_one_woman_pauses_and_one_has_left(centre: Path) -> None:
    states = list(File.objects.order_by("pk").values_list("state", flat=True))
    assert states.count(FileState.PAUSED) == 1
    assert states.count(FileState.CLOSED) == 1


def test_one_wish_was_set_aside_and_one_came_true(centre: Path) -> None:
    left = Turn.objects.filter(kind__in=LEAVING).order_by("pk")
    assert sorted(left.values_list("kind", flat=True)) == ["came_true", "set_aside"]
    assert not left.filter(aspiration__set_aside_on=None).exists()


def test_the_journal_of_the_story_agrees_with_itself(centre: Path) -> None:
    assert journal.verify() == []


def test_the_printed_password_opens_the_keys_of_everybody(centre: Path) -> None:
    kept = keeping.find()
    assert kept is not None
    for account in Account.objects.order_by("pk"):
        assert account.is_fictional
        assert account.check_password(kept.password)
        assert account.holder is not None
        holders.open_with_password(account.holder, kept.password)


def test_one_colleague_waits_and_all_other_case_managers_hold_keys(centre: Path) -> None:
    admissions = {
        mandate.account.first_name: mandate.admission
        for mandate in Mandate.objects.with_keys().select_related("account").order_by("pk")
    }
    assert admissions.pop("Noor") == Admission.WAITING
    assert set(admissions.values()) == {Admission.ADMITTED}


def test_the_password_is_kept_for_its_owner_alone(centre: Path) -> None:
    file = centre / keeping.NAME
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_second_start_changes_nothing_and_says_the_same(
    centre: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    password = json.loads((centre / keeping.NAME).read_text())["password"]
    assert main([]) == 0
    assert File.objects.count() == 27
    said = capsys.readouterr().out
    assert password in said
    assert all(person.email in said and person.shows in said for person in story.people())


# Of each question that many answers with rows in them are compared; most have thousands.
ENOUGH = 4


def compared(question: Question) -> tuple[bool, bool]:
    """Whether it gave rows, and whether they are in all that they hold those of its plain query."""
    pairs = (answers(question, values) for values in values_for(question))
    full = list(islice((pair for pair in pairs if any(pair)), ENOUGH))
    return bool(full), all(given == plain for given, plain in full)


@pytest.fixture
def at_work(centre: Path) -> None:
    """Somebody of the centre is signed in, has her key open, opened a file today and, standing in,
    wrote down whom its mother shuts out; a note was taken out of the file, another is being typed.
    """
    SessionStore().save()
    Exclusion.objects.create(
        file=File.objects.earliest("pk"), account=Account.objects.latest("pk"), state=Shut.ASKED
    )
    Trace.objects.create(
        file=File.objects.earliest("pk"),
        on=clock.today(),
        how=Gone.WITHDRAWN,
        by=Mandate.objects.earliest("pk"),
    )
    journal.write(journal.Event(subject=uuid4(), act=FILE_OPENED, once="today"))
    opened.keep_open(Holder.objects.earliest("pk"), crypto.new_pair())
    KeptForm.objects.create(
        holder=Holder.objects.earliest("pk"),
        key=uuid4(),
        sealed=b"",
        is_draft=True,
        typed_at=clock.now(),
        expires_at=clock.now() + kept_forms.KEPT_FOR,
    )


def test_every_prepared_question_gives_what_its_plain_query_gives(at_work: None) -> None:
    found = {name: compared(one) for name, one in every_question().items()}
    assert [name for name, (has_rows, _same) in found.items() if not has_rows] == []
    assert [name for name, (_has_rows, same) in found.items() if not same] == []


def unconverted(reader: RowReader, rows: Any, connection: Any) -> Any:
    return rows


def unrelated(info: dict[str, Any], select: Any) -> Any:
    return lambda columns, owner: info["local_setter"](owner, None)


def unread(model: type[Model], names: list[str]) -> Any:
    return lambda values: model(**dict(zip(names, values, strict=True)))


@pytest.mark.parametrize(
    ("broken", "owner", "name", "question"),
    [
        (unconverted, RowReader, "_converted", thread._notes),
        (unrelated, row_reader, "_related", thread._about),
        (unread, row_reader, "_new", generations._granted),
    ],
    ids=["values", "related rows", "fields left out"],
)
def test_what_is_read_otherwise_is_seen(
    at_work: None,
    monkeypatch: pytest.MonkeyPatch,
    broken: Any,
    owner: object,
    name: str,
    question: Question,
) -> None:
    monkeypatch.setattr(owner, name, broken)
    assert compared(Prepared(question._build)) == (True, False)


def test_every_woman_has_words_of_her_own_and_a_next_step() -> None:
    assert len({mother.call_name for mother in MOTHERS}) == len(MOTHERS) == 27
    for mother in MOTHERS:
        assert mother.her_words["text"]
        assert mother.steps
        assert set(mother.languages) <= set(known())


def test_no_note_is_written_twice_or_at_length() -> None:
    notes = [meeting.words for mother in MOTHERS for meeting in mother.thread]
    assert len(set(notes)) == len(notes)
    assert max(map(len, notes)) <= 260


def test_each_group_that_began_has_a_year_of_sessions_and_some_to_come(centre: Path) -> None:
    begun = Group.objects.exclude(phase=Phase.RECRUITMENT)
    assert begun.count() == 2
    for group in begun.order_by("pk"):
        own = group.sessions.order_by("pk")
        assert own.standing().over().count() >= 30
        assert own.standing().to_come().count() >= 1
        assert own.filter(is_dropped=True).count() == 1
        assert own.exclude(moved_from=None).exists()
