"""A centre proposes a function to somebody whose account another centre made: the ways of both."""

import re
from typing import Any

from django.test import Client

from miriam.access.domain import Role
from miriam.access.models import Mandate, ProposedMandate
from miriam.signin.services import proposals
from tests.world import PASSWORD, Person, reread, sign_in

# It stands alone: a public name, whose middle may be digits too, is longer.
CODE = re.compile(r"(?<![-\w])[2-9A-Z]{4}-[2-9A-Z]{4}(?![-\w])")


def invited_by(administrator: Person, email: str, role: Role = Role.CASE_MANAGER) -> Any:
    """Whoever administers a centre types an address; returns where that led."""
    client = sign_in(Client(), administrator)
    typed = {"name": "Nele Exemple", "email": email, "role": role, "language": "fr"}
    answer = client.post("/comptes/nouveau", typed)
    assert answer.status_code == 302
    return answer.headers["Location"]


def proposed_by(
    administrator: Person, person: Person, role: Role = Role.CASE_MANAGER
) -> ProposedMandate:
    """What is proposed to somebody who has an account already."""
    door = invited_by(administrator, person.account.sign_in_name, role)
    assert door.startswith("/comptes/demandes/"), door
    return ProposedMandate.objects.get(public_id=door.split("/")[-1])


def code_shown(administrator: Person, proposed: ProposedMandate) -> str:
    """The code, as the page of the centre shows it once."""
    client = sign_in(Client(), administrator)
    page = client.post(f"/comptes/demandes/{proposed.public_id}", {"password": PASSWORD})
    found = CODE.search(page.content.decode())
    assert found
    return found.group()


def answer_with(
    client: Client, proposed: ProposedMandate, code: str, password: str = PASSWORD
) -> Any:
    """She types a code, and her password."""
    typed = {"code": code, "password": password}
    return client.post(f"/fonctions/proposees/{proposed.public_id}", typed)


def taken(proposed: ProposedMandate) -> Mandate | None:
    """The hat that came of it."""
    hats = Mandate.objects.filter(account=proposed.account, centre=proposed.centre)
    return hats.filter(role=proposed.role).first()


def accepted(administrator: Person, person: Person, role: Role = Role.CASE_MANAGER) -> Mandate:
    """A hat in another centre, by the honest way."""
    proposed = proposed_by(administrator, person, role)
    code = proposals.make_code(proposed, by=administrator.actor())
    by = reread(person).actor()
    return proposals.accept(proposed, code=code, session=None, by=by)
