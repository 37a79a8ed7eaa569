"""What the fictional centres wrote in the practice bank, and what their uses taught."""

import tomllib
from datetime import datetime, timedelta
from typing import Any

from config.demo.cast import Cast
from config.demo.story import DATA
from config.demo.year import BRUSSELS
from miriam.core import clock
from miriam.practices.domain.card import CardStep
from miriam.practices.domain.exchange import card_of
from miriam.practices.domain.standing import OF_THE_READER, Move
from miriam.practices.services import adaptations, cards, standing, use
from miriam.practices.services.adaptations import LayerFacts

MONTH = 30


def write(cast: Cast) -> None:
    """Cards of their own at every stage, layers, and forty uses over a year."""
    told = tomllib.loads((DATA / "practices.toml").read_text(encoding="utf-8"))
    for card in told["card"]:
        _write(card, cast)
    for layer in told["layer"]:
        _lay(layer, cast)
    for who, uses in told["uses"].items():
        for each in uses:
            _give_back(who, each, cast)


def _write(told: dict[str, Any], cast: Cast) -> None:
    author, moves = cast[told.pop("by")], told.pop("moves")
    with author.at_work() as by:
        row = cards.write(card_of(told), by=by)
    for move in map(Move, moves):
        hands = cast["coach"] if move in OF_THE_READER else author
        with hands.at_work() as by:
            standing.move(row, move, by=by)


def _lay(told: dict[str, Any], cast: Cast) -> None:
    who, card = told.pop("by"), told.pop("card")
    steps = [CardStep(title, minutes) for minutes, title in told.pop("steps", [])]
    with cast[who].at_work() as by:
        adaptations.lay(card, LayerFacts(steps=steps, **told), by=by)


def _give_back(who: str, told: list[Any], cast: Cast) -> None:
    card, months, worked, words = told
    moment = datetime.now(BRUSSELS) - timedelta(days=MONTH * months)
    with clock.at(moment), cast[who].at_work() as by:
        use.give_back(card, worked=worked, words=words, by=by)
