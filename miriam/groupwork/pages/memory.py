"""What was kept of a session, in words."""

from django.utils.translation import gettext_lazy as _

from miriam.groupwork.domain import Mood
from miriam.groupwork.models import Session
from miriam.groupwork.pages.about import NamedWords
from miriam.groupwork.selectors.memory import memory_of

MOODS = {
    Mood.WARM: _("chaleureuse"),
    Mood.CALM: _("calme"),
    Mood.LIVELY: _("animée"),
    Mood.GAY: _("joyeuse"),
    Mood.MOVED: _("émue"),
    Mood.THOUGHTFUL: _("pensive"),
    Mood.TIRED: _("fatiguée"),
    Mood.TENSE: _("tendue"),
    Mood.SCATTERED: _("dispersée"),
}
LABELS = {
    "mood": _("L’ambiance était"),
    "came_up": _("Ce qui est venu"),
    "products": _("Ce que le groupe a fait de ses mains"),
    "next_time": _("La prochaine fois"),
}


def remembered(session: Session) -> list[NamedWords]:
    """What the team wrote of it once it was held; the ring of its group is open."""
    memory = memory_of(session)
    if memory is None:
        return []
    moods = [str(MOODS[mood]) for mood in memory.known_moods]
    mood = ", ".join([*moods, *filter(None, [memory.mood_words])])
    words = {"mood": mood, **{name: getattr(memory, name) or "" for name in list(LABELS)[1:]}}
    return [NamedWords(str(LABELS[name]), said) for name, said in words.items() if said]
