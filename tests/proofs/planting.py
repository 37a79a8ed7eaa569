"""Plants a canary in every sealed field of the fictional centre, and walks through its pages.

Run as `python -m tests.proofs.planting FOLDER`: it fills the centre, plants, walks, writes the
canaries to FOLDER/../canaries.json; then it waits for a line on standard input, seals nothing any
more, plants again, and says so. The test reads the database from outside in between.
"""

import json
import sys
from collections.abc import Iterator
from datetime import date, time
from operator import attrgetter
from pathlib import Path
from typing import Any
from uuid import uuid4

import django

django.setup()

from bs4 import BeautifulSoup  # noqa: E402
from django.apps import apps  # noqa: E402
from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from config import demo  # noqa: E402
from config.demo import keeping  # noqa: E402
from miriam.access.models import Mandate  # noqa: E402
from miriam.measures.models import SECOND, Administration, Difference, Typing  # noqa: E402
from miriam.outbox.domain.agreed import AgreedWay  # noqa: E402
from miriam.outbox.domain.hours import SafeHours  # noqa: E402
from miriam.outbox.domain.queue import MessageWay  # noqa: E402
from miriam.outbox.models import MessageChannel  # noqa: E402
from miriam.people.domain import FileState  # noqa: E402
from miriam.people.models import File  # noqa: E402
from miriam.signin.adapter import SecondFactorAdapter  # noqa: E402
from miriam.signin.middleware import HAT, OPENED  # noqa: E402
from miriam.vault import keychain  # noqa: E402
from miriam.vault.crypto import KeyPair  # noqa: E402
from miriam.vault.domain import Depth  # noqa: E402
from miriam.vault.fields import SealedDate, SealedJSON, SealedText  # noqa: E402
from miriam.vault.keychain import Keychain  # noqa: E402
from miriam.vault.models import Grant  # noqa: E402
from miriam.vault.services import holders, opened, rings  # noqa: E402
from tests.inspecting import cookies  # noqa: E402
from tests.proofs.reach import lone_word  # noqa: E402
from tests.proofs.unsealed import seal_nothing  # noqa: E402

cookies.show_the_secret()

# Fields whose value is a code of the program: a canary in them would break the pages, so they
# are planted after the walk.
CODED = {"channel", "language", "talk_language", "place"}
# Of one case manager, nearest to her home first.
PAGES = 25
# What one may type her own words into, and what its form asks for beside them.
TYPED: dict[str, dict[str, str]] = {
    "measures:testimony_new": {"telling": "dictated"},
    "measures:comment_new": {"item": ""},
}


def sealed_fields() -> list[tuple[type[models.Model], SealedText]]:
    """Every sealed field of every model."""
    return [
        (model, field)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, SealedText)
    ]


def canary(field: SealedText) -> tuple[Any, str]:
    """A value that stands nowhere else, and how it looks in clear."""
    if isinstance(field, SealedDate):
        day = date(1700 + uuid4().int % 90, 1 + uuid4().int % 12, 1 + uuid4().int % 28)
        return day, day.isoformat()
    mark = lone_word()
    return ({"canary": mark} if isinstance(field, SealedJSON) else mark), mark


class Keys:
    """Whoever holds the rings of a subject in the fictional centre."""

    def __init__(self, password: str) -> None:
        self.password = password
        self.pairs: dict[int, KeyPair] = {}

    def chain_for(self, owner: Any, depth: Depth) -> Keychain:
        """A keychain in which this owner's ring is open."""
        grant = (
            Grant.objects.running()
            .select_related("holder__keeper")
            .filter(ring__subject=owner.ring_subject, ring__depth=depth)
            .order_by("pk")
            .first()
        )
        assert grant, f"nobody holds the ring of {owner}"
        chain = Keychain()
        rings.open_all(
            chain,
            holder=grant.holder,
            pair=self.pair(grant.holder),
            subjects=[owner.ring_subject],
            depths=[depth],
        )
        return chain

    def pair(self, holder: Any) -> KeyPair:
        if holder.pk not in self.pairs:
            keeper = holders.open_with_password(holder.keeper, self.password)
            self.pairs[holder.pk] = holders.open_kept(holder, keeper)
        return self.pairs[holder.pk]


def plant(keys: Keys, *, coded: bool) -> dict[str, str]:
    """Put a canary in one row of every sealed field (of the coded ones, or of the others)."""
    planted = {}
    for model, field in sealed_fields():
        if (field.name in CODED or isinstance(field, SealedJSON)) is not coded:
            continue
        rows = model._base_manager.order_by("-pk")
        row = rows.filter(**{f"{field.name}__isnull": False}).first() or rows.first()
        assert row, f"the fictional centre has no {model._meta.label}"
        owner = row if row.sealed_by == "self" else attrgetter(row.sealed_by)(row)
        value, mark = canary(field)
        with keychain.using(keys.chain_for(owner, field.depth)):
            # Past the services: some rows may only be written once.
            sealed = field.seal(row, value)
            model._base_manager.filter(pk=row.pk).update(**{field.attname: sealed})
        planted[f"{model._meta.label}.{field.name}"] = mark
    return planted


def walk(keys: Keys) -> int:
    """Follow every link from the home of each case manager; returns how many pages were shown."""
    seen = 0
    for mandate in Mandate.objects.running().admitted().filter(role="case_manager"):
        seen += sum(1 for _page in _pages(_signed_in(mandate, keys)))
    return seen


def _signed_in(mandate: Mandate, keys: Keys) -> Client:
    client = Client(SERVER_NAME="localhost")
    client.force_login(mandate.account, backend=settings.AUTHENTICATION_BACKENDS[0])
    kept, secret = opened.keep_open(mandate.holder, keys.pair(mandate.holder))
    session = client.session
    session[HAT], session[OPENED] = str(mandate.public_id), str(kept.public_id)
    session.save()
    client.cookies[settings.KEY_COOKIE] = secret
    return client


def check_a_sheet() -> None:
    """A sheet that was typed in two ways: the fictional centre has none."""
    measure = Administration.objects.order_by("pk").first()
    assert measure, "the fictional centre has a measure"
    typist = measure.file.case_manager
    twice = Typing.objects.create(administration=measure, turn=SECOND, typed_by=typist)
    Difference.objects.create(typing=twice, question=measure.questions[0].key)


def type_in(keys: Keys) -> dict[str, str]:
    """Type a canary into forms, as a case manager does: what is sent is kept nowhere else."""
    file = File.objects.filter(state=FileState.OPEN).order_by("pk").first()
    assert file, "the fictional centre has a file that runs"
    client, typed = _signed_in(file.case_manager, keys), {}
    for page, more in TYPED.items():
        typed[f"typed in {page}"] = mark = lone_word()
        sent = {"words": mark, "language": "fr", "once": str(uuid4()), **more}
        answer = client.post(reverse(page, args=[file.public_id]), sent)
        assert answer.status_code == 302, (page, answer.status_code)
    return typed


def show_secret(keys: Keys) -> dict[str, str]:
    """Open the page that gives an application its secret: until a code is typed it waits in the
    session, and is the canary itself.
    """
    mandate = Mandate.objects.running().admitted().filter(role="case_manager").first()
    assert mandate, "the fictional centre has a case manager"
    page = _signed_in(mandate, keys).get(reverse("signin:application"))
    [secret] = BeautifulSoup(page.content, "html.parser").select("p.number")
    return {"shown on signin:application": secret.get_text(strip=True)}


def remind() -> dict[str, str]:
    """The address to which a woman wants reminders: a machine reads it, and nobody else."""
    channel = MessageChannel.objects.order_by("pk").first()
    assert channel, "somebody of the fictional centre wants reminders"
    mark = lone_word()
    hours = SafeHours(frozenset({0}), time(9), time(17))
    channel.agreed = AgreedWay(MessageWay.EMAIL, f"{mark}@exemple.example", "fr", hours)
    channel.save()
    return {"typed for her reminders": mark}


def _pages(client: Client) -> Iterator[str]:
    waiting, known = ["/"], {"/"}
    for _shown in range(PAGES):
        if not waiting:
            return
        address = waiting.pop(0)
        response = client.get(address, follow=True)
        assert response.status_code == 200, (address, response.status_code)
        yield address
        if "html" in response.headers["Content-Type"]:
            soup = BeautifulSoup(response.content, "html.parser")
            for link in soup.select("a[href^='/']"):
                target = str(link["href"]).split("#")[0]
                if target not in known:
                    known.add(target)
                    waiting.append(target)


def main(folder: Path) -> None:
    call_command("migrate", verbosity=0)
    demo.main([])
    kept = keeping.find()
    assert kept, "the fictional centre keeps its password"
    keys = Keys(kept.password)
    planted = plant(keys, coded=False)
    pages = walk(keys)
    check_a_sheet()
    planted |= type_in(keys) | show_secret(keys) | remind() | plant(keys, coded=True)
    _say(folder, {"pages": pages, "canaries": planted})
    seal_no_more()
    control = type_in(keys) | show_secret(keys) | remind()
    control |= plant(keys, coded=False) | plant(keys, coded=True)
    _say(folder, {"canaries": control})


def seal_no_more() -> None:
    """What was sealed before reads as noise from here on: the page that asks her languages finds
    none. And the log of SQLite begins again, so that it holds all that is written now; that of
    PostgreSQL shrinks nothing, so that what is long can be found in it as it was typed.
    """
    seal_nothing()
    setattr(SecondFactorAdapter, "encrypt", lambda _adapter, text: text)  # noqa: B010
    File.objects.order_by().update(languages=None)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return
    with connection.cursor() as cursor:
        for model, field in sealed_fields():
            table, column = model._meta.db_table, field.column
            cursor.execute(f'ALTER TABLE "{table}" ALTER "{column}" SET STORAGE EXTERNAL')


def _say(folder: Path, found: dict[str, Any]) -> None:
    """Tell the test what was planted, with the connection open, and wait until it has looked."""
    connection.ensure_connection()
    (folder.parent / "canaries.json").write_text(json.dumps(found), encoding="utf-8")
    sys.stdout.write("planted\n")
    sys.stdout.flush()
    sys.stdin.readline()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
