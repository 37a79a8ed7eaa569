"""How a measure was answered, in sentences for her case manager; never what she answered."""

from django.utils.translation import gettext, ngettext

from miriam.lists.languages import find
from miriam.measures.selectors.how_answered import HowAnswered


def how_it_came(how: HowAnswered) -> list[str]:
    """What happened on the way through the questions, each only when it did."""
    found = []
    if how.sittings > 1:
        found.append(gettext("Elle a répondu en %(many)s fois.") % {"many": how.sittings})
    if len(how.languages) > 1:
        names = [f"{find(code).name} ({many})" for code, many in how.languages.items()]
        found.append(gettext("Langues des questions : %(names)s.") % {"names": ", ".join(names)})
    if many := len(how.listened):
        heard = ngettext(
            "Elle a écouté %(many)s question.", "Elle a écouté %(many)s questions.", many
        )
        found.append(heard % {"many": many})
    if many := len(how.simple_words):
        opened = ngettext(
            "Elle a ouvert « Dire autrement » pour %(many)s question.",
            "Elle a ouvert « Dire autrement » pour %(many)s questions.",
            many,
        )
        found.append(opened % {"many": many})
    if how.changed:
        changed = ngettext(
            "Elle a changé %(many)s réponse en chemin.",
            "Elle a changé %(many)s réponses en chemin.",
            how.changed,
        )
        found.append(changed % {"many": how.changed})
    return found


def came_about(how: HowAnswered, key: str) -> str:
    """What helped her with one question."""
    found = []
    if many := how.listened.get(key, 0):
        found.append(gettext("Écoutée %(many)s fois.") % {"many": many})
    if key in how.simple_words:
        found.append(gettext("Elle a ouvert « Dire autrement »."))
    return " ".join(found)
