"""The addresses of pages, without looking each of them up again.

A page of thirty women names the same kind of address thirty times. What is remembered is its shape
with a gap for every public name, never a name itself.
"""

from functools import cache
from uuid import UUID

from django.urls import reverse


def address(page: str, *names: object) -> str:
    """The address of a page; most pages are of one thing, named by its public name."""
    if all(isinstance(name, UUID) for name in names):
        return _shape(page, len(names)).format(*names)
    return reverse(page, args=names)


@cache
def _shape(page: str, gaps: int) -> str:
    """`/dossiers/{0}/fil`: what stands in an address is percent-encoded, so braces are gaps."""
    shape = reverse(page, args=[UUID(int=number) for number in range(gaps)])
    for number in range(gaps):
        shape = shape.replace(str(UUID(int=number)), f"{{{number}}}")
    return shape
