"""How a measure was answered, in sentences for her case manager; never what she answered."""

from django.utils.translation import gettext

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
    return found
