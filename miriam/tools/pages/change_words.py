"""What changed between two drawings, said: first one sentence, then the rest; no figure."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from miriam.look.language import listed
from miriam.tools.domain import Help, Tie
from miriam.tools.domain.changes import Changes, Pair
from miriam.tools.pages import words

NEW_TIES = (
    _("Un lien est nouveau."),
    _("Deux liens sont nouveaux."),
    _("Trois liens sont nouveaux."),
    _("Quatre liens sont nouveaux."),
    _("Cinq liens sont nouveaux."),
    _("Six liens sont nouveaux."),
    _("Sept liens sont nouveaux."),
    _("Huit liens sont nouveaux."),
    _("Neuf liens sont nouveaux."),
)
MANY_NEW = _("Beaucoup de liens sont nouveaux.")
HELP_NOW = {
    Help.BOTH: _("Avec %(name)s, l’aide va dans les deux sens."),
    Help.TO_HER: _("Avec %(name)s, l’aide vient maintenant vers moi."),
    Help.FROM_HER: _("Avec %(name)s, c’est maintenant moi qui aide."),
    Help.NONE: _("Avec %(name)s, il n’y a plus d’aide entre nous."),
}


def first_sentence(changed: Changes) -> str:
    """What is true now: how many are new, in words, and with whom help goes both ways now."""
    mutual = [now for _before, now in changed.help if now.help is Help.BOTH][:1]
    said = [*_how_many(changed.new), *map(_help_now, mutual)]
    if said:
        return " ".join(said)
    if changed.are_none:
        return gettext("Les deux dessins disent la même chose.")
    return gettext("Voici ce qui a bougé.")


def the_rest(changed: Changes) -> list[str]:
    """Everything else, a sentence each."""
    mutual = [now for _before, now in changed.help if now.help is Help.BOTH][:1]
    helped = (now for _before, now in changed.help if now not in mutual)
    return [
        *_names(_new_ones(len(changed.new)), changed.new),
        *map(_help_now, helped),
        *map(_quality, changed.bond),
        *map(_distance, changed.distance),
        *_names(gettext("Dit autrement : %(names)s."), (now for _before, now in changed.said)),
        *_names(gettext("Plus sur le dessin : %(names)s."), changed.gone),
    ]


def _how_many(new: tuple[Tie, ...]) -> Iterator[str]:
    if new:
        yield str(NEW_TIES[len(new) - 1] if len(new) <= len(NEW_TIES) else MANY_NEW)


def _new_ones(many: int) -> str:
    return ngettext("Nouveau : %(names)s.", "Nouveaux : %(names)s.", many)


def _help_now(tie: Tie) -> str:
    return str(HELP_NOW[tie.help]) % {"name": tie.name}


def _quality(pair: Pair) -> str:
    before, now = pair
    said = gettext("Avec %(name)s, le lien était %(before)s ; il est %(now)s.")
    bonds = {"before": words.BONDS[before.bond], "now": words.BONDS[now.bond]}
    return said % {"name": now.name, **bonds}


def _distance(pair: Pair) -> str:
    now = pair[1]
    if now.near:
        return gettext("Plus près maintenant : %(name)s.") % {"name": now.name}
    return gettext("Plus loin maintenant : %(name)s.") % {"name": now.name}


def _names(said: str, ties: Iterable[Tie]) -> Iterator[str]:
    if names := [tie.name for tie in ties]:
        yield said % {"names": listed(names)}
