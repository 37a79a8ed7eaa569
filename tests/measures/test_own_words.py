"""What she says herself: kept word for word, for those she chose, erased when she takes it back."""

from typing import Any
from uuid import uuid4

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.urls import reverse

from miriam.audit.models import Line
from miriam.core import clock
from miriam.core.models import leaving
from miriam.core.refusals import NotYours, Overtaken
from miriam.measures import models
from miriam.measures.domain.occasion import Audience, ReadBack, Telling
from miriam.measures.selectors import own_words
from miriam.measures.services import testimonies
from miriam.measures.services.refusals import NotForOthers
from miriam.questionnaire.domain.asked import Moment
from tests.measures.measuring import Team
from tests.world import World, sign_in

pytestmark = pytest.mark.django_db
HERS = "J’ai retrouvé mon souffle, et ma fille rit."


def told(team: Team, **values: Any) -> models.Testimony:
    facts = {"words": HERS, "language": "fr", "telling": Telling.DICTATED, **values}
    with team.case_manager.at_work(team.file) as by:
        return testimonies.write(team.file, **facts, by=by)


def choose(team: Team, testimony: models.Testimony, audience: Audience) -> None:
    with team.case_manager.at_work(team.file) as by:
        testimonies.choose(
            testimony,
            audience=audience,
            read_back=ReadBack.HEARD,
            version=testimony.version,
            by=by,
        )


def text_of(response: Any) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def test_her_words_are_kept_exactly_and_closed_to_who_steals_the_database() -> None:
    testimony = told(Team(), moment=Moment.END)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM measures_testimony")
        [stored] = cursor.fetchone()
    assert HERS.encode() not in bytes(stored)
    assert (testimony.words, testimony.moment, testimony.is_hers) == (HERS, "T1", False)


def test_nobody_quotes_words_that_she_has_not_heard_again() -> None:
    team = Team()
    testimony = told(team)
    assert testimony.audience == Audience.TEAM
    choose(team, testimony, Audience.GROUP_REPORT)
    testimony.refresh_from_db(fields=["audience", "read_back_on"])
    assert testimony.is_hers
    assert testimony.audience == Audience.GROUP_REPORT
    facts: dict[str, Any] = {"language": "fr", "telling": Telling.DICTATED}
    with team.case_manager.at_work(team.file) as by:
        testimonies.correct(
            testimony, words="Autre chose.", version=testimony.version, **facts, by=by
        )
    assert not testimony.is_hers
    assert testimony.audience == Audience.TEAM


def test_she_chooses_about_the_words_on_the_screen_and_no_others() -> None:
    team = Team()
    testimony = told(team)
    with (
        pytest.raises(Overtaken),
        team.case_manager.at_work(team.file) as by,
    ):
        testimonies.choose(
            testimony,
            audience=Audience.GROUP_REPORT,
            read_back=ReadBack.READ,
            version=7,
            by=by,
        )


def test_words_taken_back_are_erased_and_her_journal_says_so() -> None:
    team = Team()
    testimony = told(team)
    choose(team, testimony, Audience.GROUP_REPORT)
    with team.case_manager.at_work(team.file) as by:
        testimonies.erase(testimony, by=by)
        assert own_words.testimonies_of(team.file) == []
    acts = Line.objects.filter(subject=team.file.public_id, act__startswith="testimony")
    assert set(acts.values_list("act", flat=True)) == {
        "testimony.written",
        "testimony.audience_chosen",
        "testimony.erased",
    }


def test_others_neither_write_nor_choose_nor_erase(world: World) -> None:
    team = Team()
    testimony = told(team)
    stranger = world.other_group.actor()
    facts: dict[str, Any] = {"words": "x", "language": "fr", "telling": Telling.WRITTEN}
    for act in (
        lambda: testimonies.write(team.file, **facts, by=stranger),
        lambda: testimonies.correct(testimony, **facts, version=1, by=stranger),
        lambda: testimonies.choose(
            testimony, audience=Audience.TEAM, read_back=ReadBack.READ, version=1, by=stranger
        ),
        lambda: testimonies.quoted(testimony, version=1, by=stranger),
        lambda: testimonies.erase(testimony, by=stranger),
    ):
        with pytest.raises(NotYours):
            act()
    assert models.Testimony.objects.count() == 1


def test_from_her_mouth_to_the_page_in_three_steps(client: Client) -> None:
    team = Team()
    sign_in(client, team.case_manager)
    sent = {"words": HERS, "language": "fr", "telling": "dictated", "moment": "T1"}
    new = reverse("measures:testimony_new", args=[team.file.public_id])
    turned = client.post(new, {**sent, "once": uuid4()}, follow=True)
    page = BeautifulSoup(turned.content, "html.parser")
    assert HERS in text_of(turned)
    assert "tant qu’aucun rapport figé ne les cite" in text_of(turned)
    assert page.select("input[name=audience]")
    assert not page.select("input[name=audience][checked]")
    address = reverse("measures:testimony", args=[models.Testimony.objects.get().public_id])
    unread = client.get(reverse("measures:around", args=[team.file.public_id]))
    assert "pas encore relu avec elle" in text_of(unread)
    chosen = {"audience": "group_report", "read_back": "heard", "version": 1, "once": uuid4()}
    assert "C’est gardé" in text_of(client.post(address, chosen, follow=True))
    measures = text_of(client.get(reverse("measures:around", args=[team.file.public_id])))
    assert HERS in measures
    assert "peut être cité sans son nom" in measures
    assert "écrit par Lieve" in measures
    assert "le texte lui a été relu à voix haute" in measures
    withdraw = reverse("measures:testimony_erase", args=[models.Testimony.objects.get().public_id])
    assert "Ses mots sont effacés." in text_of(
        client.post(withdraw, {"once": uuid4()}, follow=True)
    )
    assert not models.Testimony.objects.exists()


def test_the_screen_turned_to_her_speaks_her_language_and_reads_in_its_direction(
    client: Client,
) -> None:
    team = Team()
    testimony = told(team, words="أنا أتنفّس من جديد", language="ar")
    sign_in(client, team.case_manager)
    response = client.get(reverse("measures:testimony", args=[testimony.public_id]))
    page = BeautifulSoup(response.content, "html.parser")
    assert page.html is not None
    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert "من يستطيع قراءة كلماتك" in text_of(response)


def test_how_she_said_it_before_stays_readable_and_goes_when_she_takes_it_back(
    client: Client,
) -> None:
    team = Team()
    testimony = told(team)
    facts: dict[str, Any] = {"language": "fr", "telling": Telling.DICTATED}
    with team.case_manager.at_work(team.file) as by:
        testimonies.correct(testimony, words="Je respire.", version=1, **facts, by=by)
        testimonies.correct(testimony, words="Je respire.", version=2, **facts, by=by)
        [before] = testimony.revisions.all()
        assert (before.words, before.number, before.written_by) == (HERS, 1, by.hat)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM measures_testimonyrevision")
        [stored] = cursor.fetchone()
    assert HERS.encode() not in bytes(stored)
    sign_in(client, team.case_manager)
    page = client.get(reverse("measures:around", args=[team.file.public_id]))
    assert HERS in text_of(page)
    with team.case_manager.at_work(team.file) as by:
        testimonies.erase(testimony, by=by)
    assert HERS not in text_of(client.get(reverse("measures:around", args=[team.file.public_id])))
    with time_machine.travel(clock.now() + leaving.MINUTES):
        leaving.destroy_those_over()
    assert not models.TestimonyRevision.objects.exists()


def test_a_frozen_report_keeps_the_words_it_has_and_nothing_new_quotes_them(
    client: Client,
) -> None:
    team = Team()
    testimony = told(team)
    with team.case_manager.at_work(team.file) as by, pytest.raises(NotForOthers):
        testimonies.quoted(testimony, version=testimony.version, by=by)
    choose(team, testimony, Audience.RESEARCH)
    sign_in(client, team.case_manager)
    frozen = reverse("measures:testimony_quoted", args=[testimony.public_id])
    assert "restent comme le rapport les a" in text_of(
        client.post(frozen, {"version": testimony.version, "once": uuid4()}, follow=True)
    )
    testimony.refresh_from_db(fields=["frozen_on"])
    sent = {"words": "Autre.", "language": "fr", "telling": "written", "version": 2}
    correct = reverse("measures:testimony_correct", args=[testimony.public_id])
    refused = text_of(client.post(correct, {**sent, "once": uuid4()}))
    assert "ne changent plus" in refused
    assert "Autre." in refused
    withdraw = reverse("measures:testimony_erase", args=[testimony.public_id])
    assert "ne s’effacent plus" in text_of(client.post(withdraw, {"once": uuid4()}, follow=True))
    kept = models.Testimony.objects.get()
    assert (kept.version, kept.audience) == (2, Audience.RESEARCH)
    choose(team, kept, Audience.TEAM)
    assert not kept.may_be_quoted


def test_her_words_go_home_on_paper_in_her_language_without_a_name(client: Client) -> None:
    team = Team()
    testimony = told(team, words="أنا أتنفّس من جديد", language="ar")
    sign_in(client, team.case_manager)
    address = reverse("measures:testimony_paper", args=[testimony.public_id])
    response = client.get(address)
    page = BeautifulSoup(response.content, "html.parser")
    assert page.html is not None
    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    assert "أنا أتنفّس من جديد" in text_of(response)
    assert "لم تختاري بعد" in text_of(response)
    assert "Nadia" not in text_of(response)


def test_choosing_nothing_is_said_and_nothing_is_chosen_for_her(client: Client) -> None:
    team = Team()
    testimony = told(team)
    sign_in(client, team.case_manager)
    address = reverse("measures:testimony", args=[testimony.public_id])
    assert client.post(address, {"version": 1, "once": uuid4()}).status_code == 200
    testimony.refresh_from_db(fields=["audience", "read_back_on"])
    assert not testimony.is_hers


def test_a_colleague_who_was_quicker_shows_both_texts(client: Client) -> None:
    team = Team()
    testimony = told(team)
    sign_in(client, team.case_manager)
    address = reverse("measures:testimony_correct", args=[testimony.public_id])
    assert HERS in client.get(address).content.decode()
    late = {"words": "Les miens.", "language": "fr", "telling": "written", "version": 0}
    shown = client.post(address, {**late, "once": uuid4()})
    assert HERS in text_of(shown)
    assert "Les miens." in text_of(shown)
    assert "gardé entre-temps" in text_of(shown)
