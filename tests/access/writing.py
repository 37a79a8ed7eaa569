"""An address of a house in which somebody wrote a page that writes whatever it is asked."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from miriam.access.gate import requires
from miriam.access.models import Account
from miriam.access.permissions import OWN_ACCOUNT


@requires(OWN_ACCOUNT)
def writes(request: HttpRequest, account: Account) -> HttpResponse:
    """Writes also when nothing was sent with it."""
    Account.objects.filter(pk=account.pk).update(name="another")
    return HttpResponse()


urlpatterns = [path("writes", writes), path("", include("config.urls"))]
