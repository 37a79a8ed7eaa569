"""Everybody who may stand before a door, each before a browser of their own."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

from django.conf import settings
from django.test import Client

from miriam.access.services import capabilities
from tests.access.doors import give_application
from tests.access.examples import Examples
from tests.world import PASSWORD, World, sign_in

# Column of the table -> who it is.
SIGNED_IN = {
    "manager": "case_manager",
    "duo": "duo",
    "stand-in": "stand_in",
    "ex-st-in": "former_stand_in",
    "group-2": "other_group",
    "centre-2": "other_centre",
    "coord": "coordinator",
    "referent": "referent",
    "benefits": "benefits_worker",
    "council": "councillor",
    "facilit": "facilitator",
    "research": "researcher",
    "steward": "steward",
    "admin": "administrator",
    "waiting": "waiting",
    "herself": "participant",
    "other": "other_participant",
}


Others = Callable[[World, Examples, Client], Client]
OTHERS: dict[str, Others] = {
    "closed": lambda world, _, client: sign_in(client, world.case_manager, with_keys=False),
    "pending": lambda world, _, client: before_the_second_factor(world, client),
    "tablet": lambda _, examples, client: with_secret(client, examples.tablet_secret),
    "partner": lambda _world, _examples, client: with_secret(client, partner_link()),
    "anonym": lambda _world, _examples, client: client,
}
# In the order of the columns.
PERSONAS = (*SIGNED_IN, *OTHERS)


def browser_of(persona: str, world: World, examples: Examples, client: Client) -> Client:
    """This browser, before which this person sits."""
    if persona in SIGNED_IN:
        return sign_in(client, getattr(world, SIGNED_IN[persona]))
    return OTHERS[persona](world, examples, client)


def before_the_second_factor(world: World, client: Client) -> Client:
    """The right password of the duo, and nothing more yet."""
    give_application(world.duo.account)
    client.post("/se-connecter", {"name": world.duo.account.sign_in_name, "password": PASSWORD})
    assert settings.KEY_COOKIE in client.cookies
    return client


def with_secret(client: Client, secret: str) -> Client:
    """A handed-over tablet, or somebody who was sent a link."""
    client.cookies[settings.TABLET_COOKIE] = secret
    return client


def partner_link() -> str:
    """A partner who may confirm one card of the directory, and nothing else."""
    _capability, secret = capabilities.give(
        act="network.card", subject=uuid4(), lasts=timedelta(days=1), given_by=None
    )
    return secret
