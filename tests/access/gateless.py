"""Addresses of a house in which somebody forgot a gate."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path


@login_not_required
def gateless(request: HttpRequest) -> HttpResponse:
    """Shows itself to anybody, if one lets it."""
    return HttpResponse("shown")


urlpatterns = [path("gateless", gateless)]
