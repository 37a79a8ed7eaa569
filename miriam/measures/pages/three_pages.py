"""The three pages about her answers: answer now, look together, around the drawing."""

from django.utils.translation import gettext as _

from miriam.look.addresses import address
from miriam.look.components.navigation import NavItem
from miriam.people.models import File


def three_pages(file: File, here: str) -> list[NavItem]:
    """Where one goes between them."""
    pages = (
        ("measures:measures", _("Répondre maintenant")),
        ("measures:way", _("Son chemin")),
        ("measures:around", _("Autour du dessin")),
    )
    return [
        NavItem(address(name, file.public_id), label, current=name == here) for name, label in pages
    ]
