"""Error pages: what happened, what to do, what was kept. Refusal and absence look the same."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.utils.translation import gettext as _

# Shown when even the template of the error page cannot be read.
LAST_WORDS = (
    '<!doctype html><html lang="fr"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width">'
    "<title>Panne</title><h1>Quelque chose s’est cassé de notre côté</h1>"
    "<p>Revenez en arrière : ce que vous avez écrit est encore dans la page. "
    "Réessayez dans une minute.</p>"
    '<div lang="nl"><h2>Er ging bij ons iets stuk</h2>'
    "<p>Ga terug: wat u schreef, staat nog op de pagina. Probeer het over een minuut opnieuw.</p>"
    "</div></html>"
)


def _page(status: int, title: str, sentences: list[str]) -> HttpResponse:
    context = {"title": title, "sentences": sentences}
    return HttpResponse(get_template("look/error.html").render(context), status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """One page for what does not exist and for what one may not see."""
    return _page(
        404,
        _("Cette page n’est pas ici"),
        [
            _("L’adresse a peut-être changé, ou cette page n’est pas ouverte pour vous."),
            _("Retournez à l’accueil et cherchez à partir de là."),
            _("Rien de ce que vous avez gardé n’est perdu."),
        ],
    )


def only_sent(request: HttpRequest) -> HttpResponse:
    """The address of a button, opened like a page."""
    return _page(
        405,
        _("Il n’y a rien à lire à cette adresse"),
        [
            _("C’est celle d’un bouton : elle ne s’ouvre pas comme une page."),
            _("Rien n’a été changé. Retournez à l’accueil, et touchez de nouveau le bouton."),
        ],
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The browser sent something that cannot be read."""
    return _page(
        400,
        _("Nous n’avons pas pu lire cet envoi"),
        [
            _("Ce que votre navigateur a envoyé est incomplet ou abîmé."),
            _("Revenez en arrière et essayez encore une fois."),
            _("Rien n’a été changé ; ce que vous avez écrit est encore dans la page d’avant."),
        ],
    )


def too_heavy(request: HttpRequest) -> HttpResponse:
    """A form above `DATA_UPLOAD_MAX_MEMORY_SIZE`."""
    return _page(
        413,
        _("Cet envoi est trop lourd"),
        [
            _("Un envoi ne peut pas dépasser %(most)d Mo.") % {"most": _megabytes()},
            _("Revenez en arrière, raccourcissez le texte ou envoyez-le en plusieurs fois."),
            _("Rien n’a été changé ; ce que vous avez écrit est encore dans la page d’avant."),
        ],
    )


def _megabytes() -> int:
    return (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) // 1024**2


def too_many(request: HttpRequest) -> HttpResponse:
    """More fields or files than `DATA_UPLOAD_MAX_NUMBER_FIELDS` and `_FILES` let in."""
    most = {
        "fields": settings.DATA_UPLOAD_MAX_NUMBER_FIELDS,
        "files": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
    }
    return _page(
        400,
        _("Cet envoi contient trop de choses à la fois"),
        [
            _("Un envoi porte au plus %(files)d fichiers et %(fields)d réponses.") % most,
            _("Revenez en arrière et envoyez-le en plusieurs fois."),
            _("Rien n’a été changé ; ce que vous avez écrit est encore dans la page d’avant."),
        ],
    )


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The protection of forms refused: nearly always a page that stayed open too long."""
    return _page(
        403,
        _("Cette page était ouverte depuis trop longtemps"),
        [
            _("Pour votre sécurité, l’envoi a été arrêté."),
            _("Revenez en arrière, rechargez la page, puis envoyez de nouveau."),
            _("Rien n’a été changé ; copiez d’abord ce que vous avez écrit si le texte est long."),
        ],
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke on our side; the page must come even if templates break too."""
    try:
        return _page(
            500,
            _("Quelque chose s’est cassé de notre côté"),
            [
                _("Ce n’est pas de votre faute. La panne est notée, sans aucun nom."),
                _("Revenez en arrière et réessayez dans une minute."),
                _("Ce que vous avez écrit est encore dans la page d’avant."),
            ],
        )
    except Exception:  # noqa: BLE001 whatever broke, an answer is owed
        return HttpResponse(LAST_WORDS, status=500)
