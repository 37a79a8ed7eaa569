"""Her words beside her picture, what is asked beside it, and the page she takes home."""

from string import Formatter
from typing import Any
from uuid import uuid4

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.urls import reverse

from miriam.audit.models import Line
from miriam.core.refusals import NotYours
from miriam.measures.models import Administration, Comment
from miriam.measures.pages import own_words
from miriam.measures.pages.beside import beside
from miriam.measures.selectors import asked
from miriam.measures.services import answering, comments
from miriam.measures.services.refusals import NothingToSayAbout
from miriam.questionnaire.domain.asked import DEFAULT_INSTRUMENT, Moment
from miriam.questionnaire.domain.definition.parts import MissingReason
from miriam.questionnaire.domain.given import Given
from miriam.questionnaire.pages.screen_words import offered, screen_words
from tests.measures.measuring import Team
from tests.world import World, sign_in

pytestmark = pytest.mark.django_db
HERS = "Le mur est sec, mais je dors encore mal."
NO_GP = Given(choices=("no",))


def said(team: Team, item: str = "", words: str = HERS) -> Comment:
    with team.case_manager.at_work(team.file) as by:
        return comments.write(team.file, words=words, language="fr", item=item, by=by)


def measured_twice(team: Team) -> None:
    """A start and an end, with a look back, a transition and facts."""
    team.measured(moment=Moment.START, codes={"positive_future": 4, "belonging": 2})
    administration = team.start(moment=Moment.END)
    given = {
        "positive_future": Given(code=5),
        "then.positive_future": Given(code=1),
        "then.belonging": Given(missing=MissingReason.REFUSED),
        "transition_life": Given(code=1),
        "has_gp": NO_GP,
        "has_dentist": Given(missing=MissingReason.REFUSED),
    }
    with team.case_manager.at_work(team.file) as by:
        answering.enter(administration, given, on=administration.started_on, by=by)


def text_of(response: Any) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def test_what_she_says_of_a_question_is_sealed_dated_and_stands_beside_it() -> None:
    team = Team()
    team.measured()
    said(team, "housing")
    said(team, words="C’est un bon dessin de moi.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM measures_comment")
        stored = [bytes(words) for [words] in cursor.fetchall()]
    assert not any(HERS.encode() in one for one in stored)
    with team.case_manager.at_work(team.file):
        told = own_words.told_of_picture(team.file)
        assert [one.about for one in told] == ["Sur tout le dessin", "Logement"]
        assert told[1].comment.words == HERS
        assert told[1].comment.said_on is not None


def test_she_says_nothing_about_a_question_that_is_not_on_her_picture() -> None:
    team = Team()
    with pytest.raises(NothingToSayAbout):
        said(team, "housing")
    team.measured()
    with team.case_manager.at_work(team.file):
        definition = asked.definitions_for(team.file)[DEFAULT_INSTRUMENT]
        closed = next(item.code for item in definition.items if item.withheld)
    for item in (closed, "nothing_like_it"):
        with pytest.raises(NothingToSayAbout):
            said(team, item)
    assert not Comment.objects.exists()


def test_others_neither_write_nor_erase_it_and_her_journal_says_what_happened(
    world: World,
) -> None:
    team = Team()
    team.measured()
    comment = said(team)
    stranger = world.other_group.actor()
    with pytest.raises(NotYours):
        comments.write(team.file, words="x", language="fr", by=stranger)
    with pytest.raises(NotYours):
        comments.erase(comment, by=stranger)
    with team.case_manager.at_work(team.file) as by:
        comments.erase(comment, by=by)
    acts = Line.objects.filter(subject=team.file.public_id, act__startswith="comment")
    assert set(acts.values_list("act", flat=True)) == {"comment.written", "comment.erased"}


def test_from_her_mouth_to_the_picture_and_onto_her_paper(client: Client) -> None:
    team = Team()
    team.measured()
    sign_in(client, team.case_manager)
    new = reverse("measures:comment_new", args=[team.file.public_id])
    assert "De tout le dessin" in text_of(client.get(new))
    sent = {"item": "housing", "words": HERS, "language": "fr", "once": uuid4()}
    assert HERS in text_of(client.post(new, sent, follow=True))
    paper = client.get(reverse("measures:picture", args=[team.file.public_id]))
    assert HERS in text_of(paper)
    assert "Nadia" not in text_of(paper)
    withdraw = reverse("measures:comment_erase", args=[Comment.objects.get().public_id])
    gone = client.post(withdraw, {"once": uuid4()}, follow=True)
    assert "Ses mots sont effacés." in text_of(gone)
    assert not Comment.objects.exists()


def test_empty_words_are_refused_in_place_and_the_question_stays_chosen(client: Client) -> None:
    team = Team()
    team.measured()
    sign_in(client, team.case_manager)
    new = reverse("measures:comment_new", args=[team.file.public_id])
    response = client.post(new, {"item": "housing", "words": " ", "language": "fr"})
    page = BeautifulSoup(response.content, "html.parser")
    assert page.select_one("option[value=housing][selected]")
    assert not Comment.objects.exists()


def test_what_serves_the_method_stands_with_how_it_went(client: Client) -> None:
    team = Team()
    measured_twice(team)
    sign_in(client, team.case_manager)
    start, end = Administration.objects.order_by("pk")
    pages = [reverse("measures:around", args=[team.file.public_id])]
    pages += [reverse("measures:afterwards", args=[one.public_id]) for one in (start, end)]
    told = ["sert de repère" in text_of(client.get(page)) for page in pages]
    assert told == [False, False, True]


def test_what_is_asked_beside_the_picture_is_shown_as_she_said_it() -> None:
    team = Team()
    measured_twice(team)
    with team.case_manager.at_work(team.file):
        shown = beside(team.file)
    assert shown.then is not None
    rows = {row[0]: row[1:] for row in shown.then.rows}
    assert rows["J’envisage l’avenir de façon positive"] == (
        "Plutôt d’accord",
        "Pas du tout d’accord",
    )
    assert ("Plutôt pas d’accord", "Je ne veux pas répondre") in rows.values()
    assert "ne corrige et ne remplace aucune réponse" in str(shown.then.note)
    assert shown.compared is not None
    strength, life = (row[1] for row in shown.compared.rows)
    assert strength == "–"
    assert life != "–"
    assert shown.facts is not None
    facts = {row[0]: row[1:] for row in shown.facts.rows}
    assert facts["Avez-vous un médecin traitant ?".replace(" ?", "\u00a0?")] == ("–", "Non")


def test_after_a_first_measure_nobody_looks_back() -> None:
    team = Team()
    team.measured()
    with team.case_manager.at_work(team.file):
        shown = beside(team.file)
        assert (shown.then, shown.compared) == (None, None)
    assert beside(Team().file).is_empty


def test_her_paper_speaks_her_language_and_reads_in_its_direction(client: Client) -> None:
    team = Team()
    measured_twice(team)
    said(team)
    team.file.languages = ["ti", "ar"]
    with team.case_manager.at_work(team.file):
        team.file.save(update_fields=["languages"])
    sign_in(client, team.case_manager)
    address = reverse("measures:picture", args=[team.file.public_id])
    response = client.get(address, {"around": "1"})
    page = BeautifulSoup(response.content, "html.parser")
    assert page.html is not None
    assert (page.html["lang"], page.html["dir"]) == ("ar", "rtl")
    words = screen_words("ar")
    for name in (
        "picture",
        "one_step",
        "comments",
        "then_honest",
        "compared",
        "facts",
        "not_reviewed",
    ):
        assert words[name] in text_of(response)
    heads = {head.get_text() for head in page.select("thead th:first-child")}
    assert heads == {words["question"]}


def gaps_in(sentence: str) -> set[str]:
    return {gap for _text, gap, _form, _turn in Formatter().parse(sentence) if gap}


def test_every_screen_language_has_the_same_words_with_the_same_gaps() -> None:
    french = screen_words("fr").words
    for language in offered():
        words = screen_words(language).words
        # Arabic has forms of its own for two and for three to ten; its one and two need no number.
        forms = {name for name in words if name.endswith(("_two", "_few"))}
        assert set(words) - forms == set(french)
        for name in set(words) - forms:
            given = gaps_in(words[name]) | ({"points"} if name.startswith("points_") else set())
            assert given == gaps_in(french[name]), (language, name)


@pytest.mark.parametrize(
    ("points", "said"), [(1, "نقطة واحدة"), (2, "نقطتان"), (3, "3 نقاط"), (11, "11 نقطة")]
)
def test_arabic_counts_as_arabic_does(points: int, said: str) -> None:
    words = screen_words("ar")

    assert said in words.numbered("points_more", points, question="السكن", points=str(points))
