"""Error pages: what happened, what to do, what was kept. Refusal and absence look the same."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.utils.translation import gettext as _

from miriam.look.views import given_back

# Shown when even the template of the error page cannot be read.
LAST_WORDS = (
    '<!doctype html><html lang="fr"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width">'
    "<title>Panne</title><h1>Quelque chose s’est cassé de notre côté</h1>"
    "<p>Rien de ce que vous avez gardé n’est perdu. Réessayez dans une minute.</p>"
    '<div lang="nl"><h2>Er ging bij ons iets stuk</h2>'
    "<p>Niets van wat u bewaarde, is verloren. Probeer het over een minuut opnieuw.</p>"
    "</div></html>"
)


def _page(
    status: int,
    title: str,
    sentences: list[str],
    *,
    given: Mapping[str, Any] | None = None,
    words: Sequence[str] = (),
) -> HttpResponse:
    context = {"title": title, "sentences": sentences, "given": given, "words": words}
    return HttpResponse(get_template("look/error.html").render(context), status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """One page for what does not exist and for what one may not see; a button that came to nothing
    says so, alike for both, and shows what was typed.
    """
    if request.method != "POST":
        return _no_such_page()
    words = given_back.context_of(request).get("words", [])
    return _nothing_to_write_in(words) if words else _nothing_there()


def _nothing_to_write_in(words: Sequence[str]) -> HttpResponse:
    return _page(
        404,
        _("Ce n’est plus là"),
        [
            _(
                "Ce que vous avez écrit n’est pas gardé : sa place est partie entre-temps, ou "
                "fermée pour vous."
            ),
            _("Ce qui est effacé revient pendant dix minutes ; ensuite, c’est détruit."),
            _("Vos mots sont ci-dessous : copiez-les, puis cherchez leur place depuis l’accueil."),
        ],
        words=words,
    )


def _nothing_there() -> HttpResponse:
    return _page(
        404,
        _("Ce n’est plus là"),
        [
            _("Ce bouton n’a rien trouvé à changer : c’est parti entre-temps, ou fermé pour vous."),
            _("Ce qui est effacé revient pendant dix minutes ; ensuite, c’est détruit."),
            _("Retournez à l’accueil et cherchez à partir de là."),
        ],
    )


def _no_such_page() -> HttpResponse:
    return _page(
        404,
        _("Cette page n’existe pas, ou n’est pas pour vous"),
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
            _("C’est celle d’un bouton : elle ne s’ouvre pas comme une page."),
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
            _(
                "Rien n’a été changé. Certains navigateurs gardent ce que vous avez écrit dans la "
                "page d’avant, d’autres non."
            ),
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
            _(
                "Rien n’a été changé. Certains navigateurs gardent ce que vous avez écrit dans la "
                "page d’avant, d’autres non."
            ),
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
            _(
                "Rien n’a été changé. Certains navigateurs gardent ce que vous avez écrit dans la "
                "page d’avant, d’autres non."
            ),
        ],
    )


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The protection of forms refused: nearly always a page that stayed open too long."""
    given = given_back.context_of(request)
    if given:
        then = _("Ce que vous avez écrit est ci-dessous. Relisez-le, puis envoyez-le.")
    else:
        then = _("Retournez à l’accueil, et recommencez à partir de là.")
    return _page(
        403,
        _("Cette page était ouverte depuis trop longtemps"),
        [
            _("Pour votre sécurité, l’envoi a été arrêté."),
            _("Rien n’a été changé."),
            then,
        ],
        given=given,
    )


def signed_out(request: HttpRequest) -> HttpResponse | None:
    """What was sent without a session has nobody to wait for: it stays on the page; nothing where
    no words came.
    """
    given = given_back.context_of(request)
    if not given:
        return None
    return _page(
        403,
        _("Votre session était finie"),
        [
            _(
                "Rien n’est encore gardé. Ce que vous avez écrit est ci-dessous : laissez cette "
                "page ouverte."
            ),
            _(
                "Ouvrez l’accueil dans une autre fenêtre et connectez-vous. Revenez ici, puis "
                "envoyez."
            ),
            _("Par sécurité, une seconde page peut vous demander de relire et d’envoyer encore."),
        ],
        given=given,
    )


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke on our side; the page must come even if templates break too."""
    try:
        given = given_back.context_of(request)
        if given:
            then = _("Ce que vous avez écrit est ci-dessous. Réessayez dans une minute.")
        else:
            then = _("Réessayez dans une minute.")
        return _page(
            500,
            _("Quelque chose s’est cassé de notre côté"),
            [
                _("Ce n’est pas de votre faute. La panne est notée, sans aucun nom."),
                _("Rien de ce que vous avez gardé n’est perdu."),
                then,
            ],
            given=given,
        )
    except Exception:  # noqa: BLE001 whatever broke, an answer is owed
        return HttpResponse(LAST_WORDS, status=500)
