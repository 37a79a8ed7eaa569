"""The request as our views know it: with the actor on it."""

from django.http import HttpRequest

from miriam.access.actor import Actor


class Request(HttpRequest):
    """A request that went through the middleware of this module."""

    actor: Actor
