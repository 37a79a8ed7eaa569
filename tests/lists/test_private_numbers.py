"""Numbers that no story needs are found however they are written, and nothing else is."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from miriam.lists.private_numbers import PrivateNumber, Seen, seen_in

# Invented: 85.07.30-033.28 is the example of the library, the card that of the card networks.
NATIONAL, ACCOUNT, CARD = "85073003328", "BE71096123456769", "4111111111111111"
BETWEEN = st.sampled_from(["", " ", "\u00a0", ".", "-", "–"])
# Nobody writes a number against a letter or another digit.
PROSE = st.text(alphabet="abc éà,;:!?()\n'’", max_size=40)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Son numéro : 85.07.30-033.28.", "national", id="the usual way"),
        pytest.param("85073003328", "national", id="eleven digits in a row"),
        pytest.param("85 07 30 033 28", "national", id="with spaces"),
        pytest.param("850730-033-28", "national", id="in three"),
        pytest.param("née après 2000 : 17.07.30-033.84", "national", id="born from 2000 on"),
        pytest.param("98.47.28-997.65", "national", id="bis number, sex known"),
        pytest.param("01.49.07-001.85", "national", id="bis number, born from 2000 on"),
        pytest.param("٨٥٠٧٣٠٠٣٣٢٨", "national", id="typed on an Arabic keyboard"),
        pytest.param("sur BE71 0961 2345 6769 et puis", "account", id="an account in a sentence"),
        pytest.param("be71096123456769", "account", id="an account in small letters"),
        pytest.param("BE68 5390 0754 7034", "account", id="an account of a bank on no list"),
        pytest.param("IBAN:BE71-0961-2345-6769", "account", id="an account with dashes"),
        pytest.param("de12 jours, BE71 0961 2345 6769", "account", id="behind what begins alike"),
        pytest.param("FR76 3000 6000 0112 3456 7890 189", "account", id="an account elsewhere"),
        pytest.param("4111 1111 1111 1111 12/28 123", "card", id="a card with what is behind"),
        pytest.param("4111-1111-1111-1111", "card", id="a card with dashes"),
        pytest.param("3782 822463 10005", "card", id="a card of fifteen digits"),
        pytest.param("6703 4444 4444 4449", "card", id="a Belgian card"),
    ],
)
def test_a_private_number_is_seen(text: str, kind: str) -> None:
    assert [seen.kind for seen in seen_in(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("85.07.30-033.29", id="wrong check digits"),
        pytest.param("85.13.30-033.25", id="a thirteenth month"),
        pytest.param("BE72 0961 2345 6769", id="no account"),
        pytest.param("4111 1111 1111 1112", id="no card"),
        pytest.param("tél. 0470 12 34 56, puis 0471 23 45 67", id="telephone numbers"),
        pytest.param("0032 470 12 34 56", id="from abroad"),
        pytest.param("+85073003328", id="dialled with a plus"),
        pytest.param("dossier 2026/85073003328", id="the reference of a file"),
        pytest.param("REF85073003328", id="a reference with letters"),
        pytest.param("185073003328", id="twelve digits"),
        pytest.param("compteur 541448820012345676", id="an electricity meter"),
        pytest.param("+++090/9337/55493+++", id="a structured communication"),
        pytest.param("BCE 0417.497.106", id="an enterprise"),
        pytest.param("Rendez-vous le 12/11 à 14 h, loyer 650 €", id="dates and amounts"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_looks_like_one_is_none(text: str) -> None:
    assert not seen_in(text)


@given(
    before=PROSE,
    between=st.lists(BETWEEN, min_size=4, max_size=4),
    number=st.sampled_from(
        [
            (PrivateNumber.NATIONAL, NATIONAL, (2, 4, 6, 9)),
            (PrivateNumber.ACCOUNT, ACCOUNT, (4, 8, 12)),
        ]
    ),
    behind=PROSE,
)
def test_it_is_seen_anywhere_in_a_text_whatever_stands_between_its_signs(
    before: str, between: list[str], number: tuple[PrivateNumber, str, tuple[int, ...]], behind: str
) -> None:
    kind, signs, places = number
    cuts = [0, *places, len(signs)]
    groups = [signs[start:end] for start, end in pairwise(cuts)]
    gaps = [*between[: len(places)], ""]
    written = "".join(group + gap for group, gap in zip(groups, gaps, strict=True))
    assert Seen(kind, signs) in seen_in(f"{before} {written} {behind}")


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert isinstance(seen_in(text), frozenset)


def test_several_are_told_apart_and_one_is_counted_once() -> None:
    text = f"{NATIONAL}, 85.07.30-033.28, {ACCOUNT}, {CARD}"
    assert seen_in(text) == {
        Seen(PrivateNumber.NATIONAL, NATIONAL),
        Seen(PrivateNumber.ACCOUNT, ACCOUNT),
        Seen(PrivateNumber.CARD, CARD),
    }
