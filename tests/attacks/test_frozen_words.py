"""Her words under a frozen report: nobody who replaces her team for some days freezes them, no
others are frozen than those on the screen, and two pages at once do not slip past the freeze.
"""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from miriam.core.refusals import NotYours, Overtaken
from miriam.measures import models
from miriam.measures.domain.occasion import Audience, ReadBack, Telling
from miriam.measures.services import testimonies
from miriam.measures.services.refusals import AlreadyQuoted
from tests.world import Person, World, sign_in

HERS, OTHERS = "Je respire de nouveau.", "Je ne voulais pas dire cela."
FACTS: dict[str, Any] = {"language": "fr", "telling": Telling.DICTATED}


@pytest.fixture
def hers(world: World) -> models.Testimony:
    """Said, read back to her, open to the report of the group."""
    with world.case_manager.at_work(world.file) as by:
        told = testimonies.write(world.file, words=HERS, by=by, **FACTS)
        choose(told, by)
    return told


def choose(told: models.Testimony, by: Any) -> None:
    testimonies.choose(
        told,
        audience=Audience.GROUP_REPORT,
        read_back=ReadBack.READ,
        version=told.version,
        by=by,
    )


def freeze(told: models.Testimony, by: Person, file: Any) -> None:
    with by.at_work(file) as actor:
        testimonies.quoted(told, version=told.version, by=actor)


def test_who_stands_in_does_not_freeze_what_she_then_could_never_take_back(
    world: World, hers: models.Testimony, client: Client
) -> None:
    with pytest.raises(NotYours):
        freeze(hers, world.stand_in, world.file)
    page = sign_in(client, world.stand_in)
    frozen = reverse("measures:testimony_quoted", args=[hers.public_id])
    assert page.post(frozen, {"version": hers.version, "once": uuid4()}).status_code == 404
    shown = page.get(reverse("measures:around", args=[world.file.public_id]))
    assert HERS in shown.content.decode()
    assert frozen not in shown.content.decode()
    freeze(hers, world.duo, world.file)
    assert models.Testimony.objects.get().is_frozen


@pytest.mark.parametrize("sent", [{}, {"version": "1"}, {"version": "x"}, {"version": "9" * 30}])
def test_other_words_than_those_on_the_screen_are_not_frozen(
    world: World, hers: models.Testimony, client: Client, sent: dict[str, str]
) -> None:
    with world.duo.at_work(world.file) as by:
        testimonies.correct(hers, words=OTHERS, version=hers.version, by=by, **FACTS)
        choose(hers, by)
    page = sign_in(client, world.case_manager)
    frozen = reverse("measures:testimony_quoted", args=[hers.public_id])
    page.post(frozen, {**sent, "once": uuid4()})
    assert not models.Testimony.objects.get().is_frozen


def test_those_on_the_screen_are(world: World, hers: models.Testimony, client: Client) -> None:
    page = sign_in(client, world.case_manager)
    frozen = reverse("measures:testimony_quoted", args=[hers.public_id])
    page.post(frozen, {"version": hers.version, "once": uuid4()})
    assert models.Testimony.objects.get().is_frozen


def frozen_meanwhile(world: World, hers: models.Testimony) -> models.Testimony:
    """What a second page had read before the first one froze it."""
    before = models.Testimony.objects.select_related("file").get(pk=hers.pk)
    freeze(hers, world.duo, world.file)
    return before


def test_a_page_opened_before_the_freeze_neither_corrects_nor_erases(
    world: World, hers: models.Testimony
) -> None:
    before = frozen_meanwhile(world, hers)
    with world.case_manager.at_work(world.file) as by:
        with pytest.raises(AlreadyQuoted):
            testimonies.correct(before, words=OTHERS, version=before.version, by=by, **FACTS)
        with pytest.raises(AlreadyQuoted):
            testimonies.erase(before, by=by)
    with world.case_manager.at_work(world.file):
        assert models.Testimony.objects.get().words == HERS


def test_a_page_opened_before_she_closed_them_again_freezes_nothing(
    world: World, hers: models.Testimony
) -> None:
    before = models.Testimony.objects.select_related("file").get(pk=hers.pk)
    with world.duo.at_work(world.file) as by:
        testimonies.choose(
            hers, audience=Audience.TEAM, read_back=ReadBack.READ, version=hers.version, by=by
        )
    with pytest.raises(Overtaken):
        freeze(before, world.case_manager, world.file)


def test_without_looking_at_what_is_kept_now_that_page_would_erase_them(
    world: World, hers: models.Testimony, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = frozen_meanwhile(world, hers)
    monkeypatch.setattr(testimonies, "_as_kept", lambda testimony: testimony)
    with world.case_manager.at_work(world.file) as by:
        testimonies.erase(before, by=by)
    assert not models.Testimony.objects.exists()
