"""The addresses of pages, without looking each of them up again.

A page of thirty women names the same kind of address thirty times. What is remembered is its shape
with a gap for every public name, never a name itself.
"""

import re
from functools import cache
from urllib.parse import unquote, urlsplit
from uuid import UUID

from django.conf import settings
from django.urls import Resolver404, resolve, reverse
from django.utils.encoding import iri_to_uri

# One slash, and none after it; no backslash, which browsers take for one; no control signs.
OURS = re.compile(r"/(?!/)[^\\\x00-\x20\x7f]*")
# Longer than any page of ours; the receipt of a form has no place for more.
LONGEST = 500


def address(page: str, *names: object) -> str:
    """The address of a page; most pages are of one thing, named by its public name."""
    if all(isinstance(name, UUID) for name in names):
        return _shape(page, len(names)).format(*names)
    return reverse(page, args=names)


def outside(page: str, *names: object) -> str:
    """The address of a page for somebody who is not in it yet, in a message or on paper: under the
    address that the installation was given, whatever a request says.
    """
    return f"{settings.ADDRESS}{address(page, *names)}"


def is_page(wanted: str) -> bool:
    """Whether an address that came from outside is that of a page here, and leads nowhere else."""
    if not OURS.fullmatch(wanted) or len(iri_to_uri(wanted)) > LONGEST:
        return False
    try:
        resolve(unquote(urlsplit(wanted).path))
    except (ValueError, Resolver404):
        return False
    return True


@cache
def _shape(page: str, gaps: int) -> str:
    """`/dossiers/{0}/fil`: what stands in an address is percent-encoded, so braces are gaps."""
    shape = reverse(page, args=[UUID(int=number) for number in range(gaps)])
    for number in range(gaps):
        shape = shape.replace(str(UUID(int=number)), f"{{{number}}}")
    return shape
