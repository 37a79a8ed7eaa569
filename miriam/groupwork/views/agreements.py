"""The agreements of a group: on a page, on paper, one tap each with its way back."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.groups.models import Group
from miriam.groups.permissions import WRITE_GROUP
from miriam.groupwork.acts import TO_AGREE
from miriam.groupwork.forms.wishes import AgreementForm
from miriam.groupwork.models import Agreement
from miriam.groupwork.pages.neutral import LANGUAGES, words_of
from miriam.groupwork.permissions import RETURN_AGREEMENT, WRITE_AGREEMENT
from miriam.groupwork.selectors.wishes import agreements_of
from miriam.groupwork.services import agreements as service
from miriam.look.addresses import address
from miriam.look.language import page_language
from miriam.look.sheets.chosen import chosen
from miriam.look.sheets.printing import printed
from miriam.look.taps import tap
from miriam.look.ways_back import Lasts, said
from miriam.people.selectors import fresh
from miriam.vault.domain import Depth

RING, ITS_RING, PAGE = at(Depth.GROUP), at(Depth.GROUP, of="group"), "groupwork:agreements"


@requires(WRITE_GROUP, opens=RING, purpose=TO_AGREE)
def agreements(request: Request, group: Group) -> HttpResponse:
    """What the group agreed, and one agreement more."""
    form = AgreementForm(request.POST or None)
    if form.is_valid() and (
        made := form.makes(
            lambda: service.agree(group, form.cleaned_data["words"], by=request.actor)
        )
    ):
        undo = address("groupwork:agreement_off", made.public_id)
        said(request, _("L’accord est gardé."), undo=undo, lasts=Lasts.ANYTIME)
        return redirect(PAGE, group.public_id)
    context = {"group": group, "form": form, "agreements": agreements_of(group)}
    return render(request, "groupwork/agreements.html", context)


@requires(WRITE_GROUP, opens=RING, purpose=TO_AGREE)
def agreements_paper(request: Request, group: Group) -> HttpResponse:
    """The same for a wall, without the name of anybody or anything."""
    sheet = chosen(request.GET, [page_language(), *LANGUAGES], discreet=False)
    title = words_of(sheet.first.language.code)["agreements"]
    context = {"group": group, "title": title, "agreements": agreements_of(group)}
    return printed(request, "groupwork/agreements_paper.html", sheet, **context)


@requires(WRITE_AGREEMENT, opens=ITS_RING, purpose=TO_AGREE)
def agreement_change(request: Request, agreement: Agreement) -> HttpResponse:
    """The group says it in other words."""
    form = AgreementForm(request.POST or None, initial=_as_it_is(agreement))
    if form.is_valid() and form.keeps_or_shows(
        lambda: service.say_otherwise(agreement, **form.change(), by=request.actor),
        fresh=lambda: _as_it_is(fresh(agreement)),
    ):
        said(request, _("Gardé."))
        return redirect(PAGE, agreement.group.public_id)
    context = {"agreement": agreement, "group": agreement.group, "form": form}
    return render(request, "groupwork/agreement.html", context)


def _as_it_is(agreement: Agreement) -> dict[str, object]:
    return {"words": agreement.words, "version": agreement.version}


@require_POST
@requires(WRITE_AGREEMENT)
def agreement_up(request: Request, agreement: Agreement) -> HttpResponse:
    """It comes before the one above it."""
    return tap(
        request,
        lambda: service.move(agreement, up=True, by=request.actor),
        _("L’accord est placé plus haut."),
        PAGE,
        agreement.group.public_id,
        undo=address("groupwork:agreement_down", agreement.public_id),
        lasts=Lasts.ANYTIME,
    )


@require_POST
@requires(WRITE_AGREEMENT)
def agreement_down(request: Request, agreement: Agreement) -> HttpResponse:
    """It comes after the one below it."""
    return tap(
        request,
        lambda: service.move(agreement, up=False, by=request.actor),
        _("L’accord est placé plus bas."),
        PAGE,
        agreement.group.public_id,
        undo=address("groupwork:agreement_up", agreement.public_id),
        lasts=Lasts.ANYTIME,
    )


@require_POST
@requires(WRITE_AGREEMENT)
def agreement_off(request: Request, agreement: Agreement) -> HttpResponse:
    """It is no agreement any more."""
    return tap(
        request,
        lambda: service.take_off(agreement, by=request.actor),
        _("L’accord est enlevé."),
        PAGE,
        agreement.group.public_id,
        undo=address("groupwork:agreement_return", agreement.public_id),
    )


@require_POST
@requires(RETURN_AGREEMENT)
def agreement_return(request: Request, agreement: Agreement) -> HttpResponse:
    """It was a slip."""
    return tap(
        request,
        lambda: service.bring_back(agreement, by=request.actor),
        _("L’accord est de nouveau là."),
        PAGE,
        agreement.group.public_id,
        undo=address("groupwork:agreement_off", agreement.public_id),
    )
