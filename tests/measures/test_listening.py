"""She listens: on the tablet in her hands, in her language, without JavaScript too; how often she
listened is kept, and that this was how she answered.
"""

from uuid import uuid4

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import reverse

from miriam.measures.domain.occasion import Helper, Mode
from miriam.measures.models import Administration, Answer
from miriam.measures.services import answering
from miriam.questionnaire.domain.asked import Moment
from miriam.questionnaire.domain.given import Given
from miriam.questionnaire.models import InstrumentVersion, Recording
from miriam.questionnaire.pages.screen_words import offered, screen_words
from miriam.vault import keychain
from tests.inspecting.queries import queries_of
from tests.measures.measuring import Team, page, say, tablet_actor, take_tablet
from tests.questionnaire.sounds import ask_from_now_on, spoken_version, tone
from tests.world import sign_in

pytestmark = pytest.mark.django_db
LEAD, HOUSING, ANSWER = "sections.domains", "items.housing", "scales.satisfaction.options"
VOICED = (
    "prompt",
    LEAD,
    HOUSING,
    "items.mobility",
    "items.positive_future",
    "facts.has_gp",
    f"{ANSWER}.3",
    f"{ANSWER}.5",
)
SOUNDS = {key: tone(pitch=200 + 20 * at) for at, key in enumerate(VOICED)}


@pytest.fixture
def team() -> Team:
    return Team()


@pytest.fixture
def version(team: Team) -> InstrumentVersion:
    made = spoken_version(SOUNDS)
    ask_from_now_on(made, team.case_manager)
    return made


@pytest.fixture
def tablet(client: Client, team: Team, version: InstrumentVersion) -> Administration:
    administration = team.start()
    take_tablet(client, team.hand_over(administration))
    return administration


def players(client: Client, address: str) -> list[Tag]:
    return BeautifulSoup(client.get(address).content, "html.parser").select("audio")


def heard(client: Client, address: str) -> list[bytes]:
    """What each player of a page plays, in their order."""
    return [client.get(str(one["src"])).content for one in players(client, address)]


# ---------------------------------------------------------------- what there is to hear


def test_a_question_is_heard_with_the_sentence_above_it_and_its_answers(
    client: Client, tablet: Administration
) -> None:
    address = page(tablet, "housing")
    expected = [LEAD, HOUSING, f"{ANSWER}.3", f"{ANSWER}.5"]
    assert heard(client, address) == [SOUNDS[key] for key in expected]
    assert heard(client, page(tablet, "has_gp")) == [SOUNDS["facts.has_gp"]]
    first = reverse("measures:tablet", args=[tablet.public_id])
    assert heard(client, first) == [SOUNDS["prompt"]]


def test_each_player_says_what_it_plays_and_works_without_javascript(
    client: Client, tablet: Administration
) -> None:
    question, _wording, answer, _last = players(client, page(tablet, "housing"))
    assert question.has_attr("controls")
    assert question["aria-label"] == screen_words("fr")["listen_question"]
    assert answer["aria-label"] == "Écouter\u00a0: Ni contente, ni pas contente"


def test_without_a_recording_there_is_nothing_at_all(
    client: Client, tablet: Administration
) -> None:
    # A sentence above and answers are there; the question itself is not, so the screen is silent.
    shown = BeautifulSoup(client.get(page(tablet, "life_as_a_whole")).content, "html.parser")
    assert not shown.select("[data-voice=question]")
    assert not players(client, page(tablet, "structured_life"))
    tablet.language = "ar"
    tablet.save()
    shown = BeautifulSoup(client.get(page(tablet, "housing")).content, "html.parser")
    assert not shown.select("audio")
    # What is left is the voice of the device, that a script shows.
    said = list(shown(string=screen_words("ar")["listen_question"]))
    assert all(one.find_parent(hidden=True) for one in said)


def test_a_name_without_its_sound_is_no_dead_button(client: Client, tablet: Administration) -> None:
    Recording.objects.all().delete()
    assert not players(client, page(tablet, "housing"))


def test_a_look_back_is_not_read_without_its_own_sentence(client: Client, team: Team) -> None:
    ask_from_now_on(spoken_version(SOUNDS), team.case_manager)
    team.measured()
    administration = team.start(moment=Moment.END)
    take_tablet(client, team.hand_over(administration))
    assert players(client, page(administration, "positive_future"))
    assert not players(client, page(administration, "then.positive_future"))


def test_a_look_back_is_read_with_its_own_sentence(client: Client, team: Team) -> None:
    cue = tone(pitch=900)
    ask_from_now_on(spoken_version({**SOUNDS, "then_test": cue}), team.case_manager)
    team.measured()
    administration = team.start(moment=Moment.END)
    take_tablet(client, team.hand_over(administration))
    expected = [cue, SOUNDS["items.positive_future"]]
    assert heard(client, page(administration, "then.positive_future"))[:2] == expected


# ---------------------------------------------------------------- who may hear


def test_the_tablet_hears_its_own_questionnaire_and_no_other(
    client: Client, team: Team, tablet: Administration
) -> None:
    own = tablet.version.definition.item("housing").audio["fr"]
    other = spoken_version({"items.trees": tone(pitch=990)}, name="example")
    name = other.definition.item("trees").audio["fr"]
    elsewhere = team.start(team.another_file())

    def reached(measure: Administration, name: str) -> int:
        address = reverse("measures:tablet_sound", args=[measure.public_id, name])
        return client.get(address).status_code

    assert reached(tablet, own) == 200
    assert reached(tablet, name) == 404
    assert reached(elsewhere, own) == 404
    for route in ("questionnaire:sound", "questionnaire:draft_sound"):
        arguments = ["example", "1.0.1"] if route.endswith(":sound") else [tablet.public_id]
        away = client.get(reverse(route, args=[*arguments, name]))
        assert away.status_code == 302
        assert reverse("signin:sign_in") in away["Location"]
    client.cookies.clear()
    assert reached(tablet, own) == 404


def test_when_she_is_done_the_tablet_hears_nothing_any_more(
    client: Client, tablet: Administration
) -> None:
    address = str(players(client, page(tablet, "housing"))[0]["src"])
    client.post(reverse("measures:end", args=[tablet.public_id]), {"once": uuid4()})
    assert client.get(address).status_code == 404


# ---------------------------------------------------------------- what is kept


def test_how_often_she_listened_is_kept_with_the_answer(
    client: Client, tablet: Administration
) -> None:
    address = page(tablet, "housing")
    client.post(address, {"code": 3, "played": 2, "once": uuid4()})
    assert Answer.objects.get().audio_played == 2
    client.post(address, {"code": 4, "played": 1, "once": uuid4()})
    kept = Answer.objects.get()
    assert (kept.audio_played, kept.changed) == (3, True)


def test_what_helped_at_the_first_step_goes_along_to_the_second(
    client: Client, tablet: Administration
) -> None:
    address = f"{page(tablet, 'housing')}?step=satisfied&played=2&helped=on"
    shown = BeautifulSoup(client.get(address).content, "html.parser")
    told = {name: shown.select_one(f"input[name={name}]") for name in ("played", "helped")}
    assert {name: field and field["value"] for name, field in told.items()} == {
        "played": "2",
        "helped": "on",
    }


@pytest.mark.parametrize("told", ["-1", "many", "1e3", "٣", "9" * 400, "<b>"])
def test_a_number_that_is_none_is_none(client: Client, tablet: Administration, told: str) -> None:
    address = page(tablet, "housing")
    shown = BeautifulSoup(client.get(address, {"played": told}).content, "html.parser")
    field = shown.select_one("input[name=played]")
    assert field
    assert field["value"] == "0"


def test_listening_to_most_of_it_is_how_she_answered(tablet: Administration) -> None:
    finish_after(tablet, listened=("housing", "mobility"), read=("leisure",))
    assert tablet.mode == Mode.AUDIO


def test_listening_to_some_of_it_is_kept_answer_by_answer(tablet: Administration) -> None:
    finish_after(tablet, listened=("housing",), read=("leisure", "mobility"))
    assert tablet.mode == Mode.SELF_SCREEN


def test_with_an_interpreter_it_stays_with_an_interpreter(tablet: Administration) -> None:
    tablet.mode = Mode.INTERPRETER
    tablet.save()
    finish_after(tablet, listened=("housing", "mobility"), read=())
    assert tablet.mode == Mode.INTERPRETER


def test_her_case_manager_sees_that_she_listened_and_not_to_what(
    new_client: type[Client], team: Team, tablet: Administration
) -> None:
    address = reverse("measures:afterwards", args=[tablet.public_id])
    browser = sign_in(new_client(), team.case_manager)
    finish_after(tablet, listened=("housing", "mobility"), read=("leisure",))
    shown = BeautifulSoup(browser.get(address).content, "html.parser")
    assert "Elle a écouté" not in shown.get_text(" ")
    assert "Écoutée" not in shown.get_text(" ")
    chosen = shown.select_one("input[name=mode][checked]")
    assert chosen
    assert chosen["value"] == Mode.AUDIO


def test_nothing_answered_is_no_listening(tablet: Administration) -> None:
    finish_after(tablet, listened=(), read=())
    assert tablet.mode == Mode.SELF_SCREEN


def finish_after(
    administration: Administration, *, listened: tuple[str, ...], read: tuple[str, ...]
) -> None:
    for key in listened:
        say(administration, key, Given(code=3, audio_played=1))
    for key in read:
        say(administration, key, Given(code=3))
    by = tablet_actor(administration)
    with keychain.using(by.keychain):
        answering.finish(administration, by=by)
    administration.refresh_from_db()


# ---------------------------------------------------------------- beginning


def test_listening_is_offered_where_there_is_a_voice(client: Client, team: Team) -> None:
    sign_in(client, team.case_manager)
    start = reverse("measures:start", args=[team.file.public_id, "T0"])
    assert 'value="audio"' not in client.get(start).content.decode()
    ask_from_now_on(spoken_version(SOUNDS), team.case_manager)
    shown = client.get(start).content.decode()
    assert 'value="audio"' in shown
    assert "Une voix lit les questions : Français." in shown.replace("\u00a0", " ")
    silent = client.post(start, {"language": "ar", "mode": "audio", "once": uuid4()})
    assert "Aucune voix n’est enregistrée dans cette langue." in silent.content.decode()
    assert not Administration.objects.exists()
    client.post(start, {"language": "fr", "mode": "audio", "once": uuid4()})
    assert Administration.objects.get().mode == Mode.AUDIO


def test_a_voice_that_is_not_there_cannot_be_chosen(client: Client, team: Team) -> None:
    sign_in(client, team.case_manager)
    start = reverse("measures:start", args=[team.file.public_id, "T0"])
    client.post(start, {"language": "fr", "mode": "audio", "once": uuid4()})
    assert not Administration.objects.exists()


def test_she_who_began_without_a_voice_goes_on_without_it(client: Client, team: Team) -> None:
    begun = team.start()
    ask_from_now_on(spoken_version(SOUNDS), team.case_manager)
    assert team.start().version == begun.version
    take_tablet(client, team.hand_over(begun))
    assert not players(client, page(begun, "housing"))


@pytest.mark.parametrize(
    ("mode", "helper"),
    [
        (Mode.SELF_SCREEN, Helper.NOBODY),
        (Mode.READ_ALOUD, Helper.CASE_MANAGER),
        (Mode.INTERPRETER, Helper.INTERPRETER),
        (Mode.PEER, Helper.PEER),
    ],
)
def test_who_helps_is_known_from_the_way_she_answers(
    client: Client, team: Team, mode: Mode, helper: Helper
) -> None:
    sign_in(client, team.case_manager)
    start = reverse("measures:start", args=[team.file.public_id, "T0"])
    client.post(start, {"language": "fr", "mode": mode.value, "once": uuid4()})
    assert Administration.objects.get().helper == helper


# ---------------------------------------------------------------- what it costs


def test_a_voice_costs_one_question_to_the_database(
    client: Client, team: Team, version: InstrumentVersion
) -> None:
    told = team.start()
    take_tablet(client, team.hand_over(told))
    spoken = queries_of(lambda: client.get(page(told, "housing")))
    quiet = queries_of(lambda: client.get(page(told, "structured_life")))
    assert len(spoken) == len(quiet) + 1
    address = str(players(client, page(told, "housing"))[0]["src"])
    assert len(queries_of(lambda: client.get(address))) <= len(quiet)


@pytest.mark.parametrize("language", offered())
def test_the_words_around_a_voice_exist_in_every_language(language: str) -> None:
    words = screen_words(language)
    assert words.said("listen_to", words="X").endswith("X")
