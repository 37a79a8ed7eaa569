"""Everybody who may stand before a door, each before a browser of their own."""

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


def browsers(world: World, examples: Examples, browser: type[Client] = Client) -> dict[str, Client]:
    """One browser per persona, in the order of the columns."""
    found: dict[str, Client] = {
        column: sign_in(browser(), getattr(world, name)) for column, name in SIGNED_IN.items()
    }
    found["closed"] = sign_in(browser(), world.case_manager, with_keys=False)
    found["pending"] = before_the_second_factor(world, browser())
    found["tablet"] = with_secret(browser(), examples.tablet_secret)
    found["partner"] = with_secret(browser(), partner_link())
    found["anonym"] = browser()
    return found


def before_the_second_factor(world: World, client: Client) -> Client:
    """The right password of the duo, and nothing more yet."""
    give_application(world.duo.account)
    client.post("/se-connecter", {"name": world.duo.account.sign_in_name, "password": PASSWORD})
    assert settings.KEY_COOKIE in client.cookies
    return client


def with_secret(client: Client, secret: str) -> Client:
    """A handed-over tablet, or somebody who was sent a link."""
    client.cookies[capabilities.COOKIE] = secret
    return client


def partner_link() -> str:
    """A partner who may confirm one card of the directory, and nothing else."""
    _capability, secret = capabilities.give(
        act="network.card", subject=uuid4(), lasts=timedelta(days=1), given_by=None
    )
    return secret
