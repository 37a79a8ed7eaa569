"""Symbols for answers on a scale: more is more, without a smile or a sad face that judges."""

from collections.abc import Callable

from django.utils.safestring import SafeString

from miriam.look.components.html import each, markup

WIDTH, HEIGHT = 48, 40


def bars(level: int, of: int) -> SafeString:
    """Bars that grow, as many filled as the answer is strong (the first answer fills one)."""
    step = WIDTH / of
    drawn = (
        (
            "full-part" if place <= level else "empty-part",
            f"{place * step + 1:.1f}",
            f"{HEIGHT - _tall(place, of) - 1:.1f}",
            f"{step - 3:.1f}",
            f"{_tall(place, of):.1f}",
        )
        for place in range(of)
    )
    return _symbol(each('<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="1.5"/>', drawn))


def _tall(place: int, of: int) -> float:
    return 8 + (HEIGHT - 12) * place / max(of - 1, 1)


def glass(level: int, of: int) -> SafeString:
    """A glass that fills: empty for the first answer, full for the last."""
    water = 32 * level / max(of - 1, 1)
    return _symbol(
        markup(
            '<rect class="full-part" x="12" y="{}" width="24" height="{}" stroke-width="0"/>'
            '<path class="empty-part" stroke-width="2.5" stroke-linejoin="round" '
            'd="M10 3 L12 37 H36 L38 3"/>',
            f"{36 - water:.1f}",
            f"{water:.1f}",
        )
    )


def _symbol(marks: SafeString) -> SafeString:
    return markup(
        '<svg viewBox="0 0 {} {}" aria-hidden="true" focusable="false" stroke-width="1.5">{}</svg>',
        WIDTH,
        HEIGHT,
        marks,
    )


SYMBOLS: dict[str, Callable[[int, int], SafeString]] = {"bars": bars, "glass": glass}
