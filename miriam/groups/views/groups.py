"""Groups as their case managers see them."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.actor import Actor
from miriam.access.gate import Opening, at, requires
from miriam.access.http import Request
from miriam.access.models import Mandate
from miriam.groups import selectors
from miriam.groups.acts import TO_READ_GROUP, TO_SAY_WHO_CARRIES
from miriam.groups.data import editions
from miriam.groups.domain import Phase
from miriam.groups.forms import CarrierForm, GroupForm
from miriam.groups.models import Group, Membership
from miriam.groups.permissions import CREATE_GROUP, END_MEMBERSHIP, READ_GROUP, WRITE_GROUP
from miriam.groups.services import groups
from miriam.look.taps import tap
from miriam.people.selectors import fresh
from miriam.vault.domain import Depth

GROUP_RING = at(Depth.GROUP)


def keys_only(mandate: Mandate, by: Actor) -> Iterable[Opening]:
    """Nothing to read yet, but a key to make the ring with."""
    return ()


@requires(CREATE_GROUP)
def group_list(request: Request, mandate: Mandate) -> HttpResponse:
    """The groups one carries."""
    return render(request, "groups/group_list.html", {"groups": selectors.my_groups(request.actor)})


@requires(CREATE_GROUP, opens=keys_only, purpose=TO_READ_GROUP)
def group_new(request: Request, mandate: Mandate) -> HttpResponse:
    """A new group."""
    edition = editions.newest()
    start = {"edition_key": edition.key, "places": edition.places_most}
    form = GroupForm(request.POST or None, initial=start, fictional=mandate.centre.is_fictional)
    if form.is_valid() and (
        group := form.makes(lambda: groups.create(form.known(), by=request.actor))
    ):
        messages.success(request, _("Le groupe existe. La liste de lancement vous attend."))
        return redirect("groups:group", group.public_id)
    return render(request, "groups/group_form.html", {"form": form, "group": None})


@requires(READ_GROUP, opens=selectors.opens_group, purpose=TO_READ_GROUP)
def group(request: Request, group: Group) -> HttpResponse:
    """The places, who carries the group, who may join, what comes next."""
    page = selectors.group_page(group, by=request.actor)
    return render(request, "groups/group.html", {"page": page})


@requires(WRITE_GROUP)
def group_edit(request: Request, group: Group) -> HttpResponse:
    """What is known of the group."""
    form = GroupForm(
        request.POST or None, initial=GroupForm.of(group), fictional=group.centre.is_fictional
    )
    if form.is_valid() and form.keeps_or_shows(
        lambda: groups.change(group, form.known(), version=form.on_screen, by=request.actor),
        fresh=lambda: GroupForm.of(fresh(group)),
    ):
        messages.success(request, _("C’est gardé."))
        return redirect("groups:group", group.public_id)
    return render(request, "groups/group_form.html", {"form": form, "group": group})


@require_POST
@requires(WRITE_GROUP)
def phase(request: Request, group: Group) -> HttpResponse:
    """Where the emphasis lies now."""
    try:
        wanted = Phase(request.POST.get("phase", ""))
    except ValueError:
        messages.warning(request, _("Choisissez d’abord une phase."))
        return redirect("groups:group", group.public_id)
    if wanted is Phase.ENDED:
        return redirect("attendance:close", group.public_id)
    return tap(
        request,
        lambda: groups.move_to(group, wanted, by=request.actor),
        _("C’est noté."),
        "groups:group",
        group.public_id,
    )


@requires(WRITE_GROUP, opens=GROUP_RING, purpose=TO_SAY_WHO_CARRIES)
def carriers(request: Request, group: Group) -> HttpResponse:
    """Who carries the group."""
    form = CarrierForm(request.POST or None, carriers=selectors.possible_carriers(group))
    if form.is_valid() and form.keeps(
        lambda: groups.add_case_manager(group, **form.facts(), by=request.actor)
    ):
        messages.success(
            request, _("C’est noté. Cette collègue lit maintenant ce qui concerne le groupe.")
        )
        return redirect("groups:carriers", group.public_id)
    context = {"group": group, "form": form, "carriers": selectors.carriers_of(group)}
    return render(request, "groups/carriers.html", context)


@require_POST
@requires(END_MEMBERSHIP, opens=at(Depth.GROUP, of="group"), purpose=TO_SAY_WHO_CARRIES)
def carrier_end(request: Request, membership: Membership) -> HttpResponse:
    """She no longer carries the group."""
    return tap(
        request,
        lambda: groups.end_membership(membership, by=request.actor),
        _("C’est noté. Cette collègue ne lit plus ce qui concerne le groupe."),
        "groups:list",
    )
