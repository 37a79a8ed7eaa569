"""The client of the tests: reads every page it receives, so that no test needs to."""

from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.test import Client

from tests.inspecting.pages import faults_of


class FaultyPage(AssertionError):
    """A page holds what no page may hold."""


def text_of(response: HttpResponseBase) -> str:
    """The page, when there is one: documents and files are not read."""
    is_page = response.get("Content-Type", "").startswith("text/html")
    return response.content.decode() if is_page and isinstance(response, HttpResponse) else ""


class InspectingClient(Client):
    """Django's client, with an inspector at the door."""

    def request(self, **request: Any) -> Any:
        response = super().request(**request)
        html = text_of(response)
        faults = faults_of(html) if html else []
        if html and "Content-Security-Policy" not in response:
            faults.append("the page is sent without its content policy")
        if faults:
            raise FaultyPage(f"{request.get('PATH_INFO')}: " + "; ".join(faults))
        return response
