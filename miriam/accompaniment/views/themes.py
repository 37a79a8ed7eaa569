"""The themes of a centre: read, added, named otherwise, retired."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.accompaniment.forms.themes import ThemeForm, as_it_reads
from miriam.accompaniment.models import Theme
from miriam.accompaniment.permissions import EDIT_THEME, EDIT_THEMES
from miriam.accompaniment.selectors.themes import has_own_list, themes_of
from miriam.accompaniment.services import themes as service
from miriam.look.addresses import address
from miriam.look.taps import tap
from miriam.look.ways_back import Lasts
from miriam.people.selectors import fresh


@requires(EDIT_THEMES)
def themes(request: Request, mandate: Mandate) -> HttpResponse:
    """The list of the centre, and room for one more."""
    form, by = ThemeForm(request.POST or None), request.actor
    if form.is_valid() and form.keeps(lambda: service.add(**form.facts(), by=by)):
        messages.success(request, _("Le thème est dans la liste."))
        return redirect("accompaniment:themes")
    every = themes_of(mandate.centre)
    context = {
        "form": form,
        "is_own": has_own_list(mandate.centre),
        "offered": [theme for theme in every if theme.retired_on is None],
        "retired": [theme for theme in every if theme.retired_on],
    }
    return render(request, "accompaniment/themes.html", context)


@requires(EDIT_THEMES)
@require_POST
def themes_adopt(request: Request, mandate: Mandate) -> HttpResponse:
    """The list of the method becomes the centre's own, to be changed freely."""
    return tap(
        request,
        lambda: service.adopt(by=request.actor),
        _("La liste est à votre centre : changez-la librement."),
        "accompaniment:themes",
    )


@requires(EDIT_THEME)
def theme_edit(request: Request, theme: Theme) -> HttpResponse:
    """Another name or other life domains."""
    form = ThemeForm(request.POST or None, initial=as_it_reads(theme))
    if form.is_valid() and form.keeps_or_shows(
        lambda: service.describe(theme, **form.change(), by=request.actor),
        fresh=lambda: as_it_reads(fresh(theme)),
    ):
        messages.success(request, _("Le thème est changé, aussi dans les anciennes rencontres."))
        return redirect("accompaniment:themes")
    return render(request, "accompaniment/theme.html", {"subject": theme, "form": form})


@requires(EDIT_THEME)
@require_POST
def theme_retire(request: Request, theme: Theme) -> HttpResponse:
    """No longer offered; nothing written is lost."""
    return tap(
        request,
        lambda: service.retire(theme, by=request.actor),
        _("Ce thème n’est plus proposé. Ce qui le porte le garde."),
        "accompaniment:themes",
        undo=address("accompaniment:theme_bring_back", theme.public_id),
        lasts=Lasts.ANYTIME,
    )


@requires(EDIT_THEME)
@require_POST
def theme_bring_back(request: Request, theme: Theme) -> HttpResponse:
    """Offered again."""
    return tap(
        request,
        lambda: service.bring_back(theme, by=request.actor),
        _("Ce thème est de nouveau proposé."),
        "accompaniment:themes",
        undo=address("accompaniment:theme_retire", theme.public_id),
        lasts=Lasts.ANYTIME,
    )
