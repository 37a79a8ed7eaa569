"""Interface icons (one sprite) and coloured pictograms (single files)."""

from functools import cache

from django.templatetags.static import static
from django.utils.safestring import SafeString

from miriam.look.components.html import markup

TURNING = frozenset(
    {
        "arrow-left",
        "arrow-right",
        "chevron-left",
        "chevron-right",
        "external-link",
        "log-out",
        "send",
        "undo-2",
    }
)


# Asked once: a page shows forty icons of one sprite, and seven style sheets and letters.
lying = cache(static)


def icon(name: str, *, label: str = "", large: bool = False) -> SafeString:
    """An icon beside words (silent) or, with a label, an icon that speaks for itself."""
    if not label:
        return _silent(name, large)
    return _drawn(name, large, markup('role="img" aria-label="{}"', label))


@cache
def _silent(name: str, large: bool) -> SafeString:
    return _drawn(name, large, SafeString('aria-hidden="true"'))


def _drawn(name: str, large: bool, spoken: SafeString) -> SafeString:
    names = "icon" + (" icon--large" if large else "") + (" icon--turns" if name in TURNING else "")
    return markup(
        '<svg class="{}" {}><use href="{}#{}"/></svg>',
        names,
        spoken,
        lying("look/icons/sprite.svg"),
        name,
    )


def pictogram(name: str, *, alt: str = "", large: bool = False) -> SafeString:
    """A coloured picture for her pages; silent when the words stand beside it."""
    size = 96 if large else 40
    return markup(
        '<img class="pictogram{}" src="{}" width="{}" height="{}" alt="{}">',
        " pictogram--large" if large else "",
        lying(f"look/pictograms/{name}.svg"),
        size,
        size,
        alt,
    )
