"""Where a card may go from where it stands, and what takes it back."""

from enum import StrEnum

from miriam.practices.domain.kinds import PracticeState

STATE = PracticeState


class Move(StrEnum):
    """One act on a card: of its centre, or of whoever reads it over."""

    SHARE = "montrer"
    KEEP = "garder"
    PROPOSE = "proposer"
    WITHDRAW = "reprendre"
    SET_ASIDE = "mettre-de-cote"
    TAKE_UP = "remettre"
    SHOW = "accueillir"
    UNSHOW = "ressortir"
    RETURN = "rendre"
    REREAD = "relire"


OF_THE_CENTRE = (
    Move.SHARE,
    Move.KEEP,
    Move.PROPOSE,
    Move.WITHDRAW,
    Move.SET_ASIDE,
    Move.TAKE_UP,
)
OF_THE_READER = (Move.SHOW, Move.UNSHOW, Move.RETURN, Move.REREAD)
BACK = {
    Move.SHARE: Move.KEEP,
    Move.KEEP: Move.SHARE,
    Move.PROPOSE: Move.WITHDRAW,
    Move.WITHDRAW: Move.PROPOSE,
    Move.SET_ASIDE: Move.TAKE_UP,
    Move.TAKE_UP: Move.SET_ASIDE,
    Move.SHOW: Move.UNSHOW,
    Move.UNSHOW: Move.SHOW,
    Move.RETURN: Move.REREAD,
    Move.REREAD: Move.RETURN,
}
LEADS = {
    Move.SHARE: ((STATE.DRAFT,), STATE.CENTRE),
    Move.KEEP: ((STATE.CENTRE,), STATE.DRAFT),
    Move.PROPOSE: ((STATE.CENTRE, STATE.RETURNED), STATE.PROPOSED),
    Move.SET_ASIDE: (
        (STATE.CENTRE, STATE.RETURNED, STATE.PROPOSED, STATE.SHOWN),
        STATE.ASIDE,
    ),
    Move.SHOW: ((STATE.PROPOSED,), STATE.SHOWN),
    Move.UNSHOW: ((STATE.SHOWN,), STATE.PROPOSED),
    Move.RETURN: ((STATE.PROPOSED,), STATE.RETURNED),
    Move.REREAD: ((STATE.RETURNED,), STATE.PROPOSED),
}
# These remember where the card was, and those go back there.
REMEMBERS = (Move.PROPOSE, Move.SET_ASIDE)
GOES_BACK = {Move.WITHDRAW: STATE.PROPOSED, Move.TAKE_UP: STATE.ASIDE}
BEFORE_IT_WAS_PROPOSED = (STATE.CENTRE, STATE.RETURNED)


def leads_to(move: Move, state: PracticeState, before: PracticeState) -> PracticeState | None:
    """The state to which this act leads a card that stands here; nothing where it leads nowhere."""
    if move in GOES_BACK and state is not GOES_BACK[move]:
        return None
    if move is Move.WITHDRAW:
        return before if before in BEFORE_IT_WAS_PROPOSED else STATE.CENTRE
    if move is Move.TAKE_UP:
        return before
    begins, ends = LEADS[move]
    return ends if state in begins else None


def moves_from(state: PracticeState, among: tuple[Move, ...]) -> list[Move]:
    """What can be done with a card that stands here."""
    return [move for move in among if leads_to(move, state, state)]
