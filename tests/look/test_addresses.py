"""The addresses of pages: as Django makes them, and none that leads nowhere."""

import re
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse

from miriam.look.addresses import address

NAMED = re.compile(r"""\{%\s*address\s+["']([^"']+)["']""")
TEMPLATES = sorted(Path("miriam").rglob("*.html"))


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ("desk:group", []),
        ("desk:file", [uuid4()]),
        ("measures:question", [uuid4(), 3]),
        ("people:consent_new", [uuid4(), "follow_up_measure"]),
    ],
)
def test_an_address_is_the_one_that_django_makes(page: str, names: list[object]) -> None:
    assert address(page, *names) == reverse(page, args=names)
    assert address(page, *names) == reverse(page, args=names)


def test_two_things_on_one_page_have_two_addresses() -> None:
    one, other = uuid4(), uuid4()

    assert str(one) in address("desk:file", one)
    assert str(other) in address("desk:file", other)


def test_a_page_that_does_not_exist_has_no_address() -> None:
    with pytest.raises(NoReverseMatch):
        address("desk:nowhere")
    with pytest.raises(NoReverseMatch):
        address("desk:group", UUID(int=0))


def test_every_address_in_a_template_leads_somewhere() -> None:
    known = set(_names(get_resolver()))

    named = {name for path in TEMPLATES for name in NAMED.findall(path.read_text())}
    assert len(named) > 100
    assert named - known == set()


def _names(resolver: URLResolver, before: str = "") -> list[str]:
    here = [before + key for key in resolver.reverse_dict if isinstance(key, str)]
    below = resolver.namespace_dict.items()
    return here + [name for space, (_, it) in below for name in _names(it, f"{before}{space}:")]
