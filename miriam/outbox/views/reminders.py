"""Her reminders: what she says yes to, what she receives word for word, and what left."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from miriam.access.gate import at, requires
from miriam.access.http import Request
from miriam.look.addresses import address
from miriam.look.taps import tap
from miriam.outbox.acts import TO_NOTE_REMINDERS
from miriam.outbox.forms import ReminderForm
from miriam.outbox.models import MessageChannel
from miriam.outbox.pages.reminders import language_first, reminders_page
from miriam.outbox.permissions import RETURN_REMINDERS, STOP_REMINDERS, WRITE_REMINDERS
from miriam.outbox.selectors.messages import fresh_channel
from miriam.outbox.services import channels
from miriam.outbox.services.channels import ReminderFacts
from miriam.people.models import File
from miriam.people.permissions import NAME_TEAM
from miriam.vault.domain import Depth

PAGE = "outbox:reminders"


@requires(WRITE_REMINDERS, opens=at(Depth.IDENTITY), purpose=TO_NOTE_REMINDERS)
def reminders(request: Request, file: File) -> HttpResponse:
    """Noted in front of her, and only with her yes."""
    page, language = reminders_page(file), language_first(file)
    form = ReminderForm(request.POST or None, initial=ReminderForm.of(page.channel, language))
    if form.is_valid() and form.keeps_or_shows(
        lambda: channels.say_yes(
            file, ReminderFacts(**form.facts()), version=form.on_screen, by=request.actor
        ),
        fresh=lambda: ReminderForm.of(fresh_channel(file), language),
    ):
        messages.success(request, _("Son oui est noté. Elle peut le reprendre quand elle veut."))
        return redirect(PAGE, file.public_id)
    is_of_team = NAME_TEAM.holds(file, by=request.actor)
    context = {"page": page, "file": file, "form": form, "is_of_team": is_of_team}
    return render(request, "outbox/reminders.html", context)


@require_POST
@requires(STOP_REMINDERS, opens=at(Depth.IDENTITY, of="file"), purpose=TO_NOTE_REMINDERS)
def reminders_stop(request: Request, channel: MessageChannel) -> HttpResponse:
    """She wants none any more, and nobody asks why."""
    return tap(
        request,
        lambda: channels.withdraw(channel, by=request.actor),
        _("C’est arrêté : plus aucun rappel ne part."),
        PAGE,
        channel.file.public_id,
        undo=address("outbox:reminders_return", channel.public_id),
    )


@require_POST
@requires(RETURN_REMINDERS, opens=at(Depth.IDENTITY, of="file"), purpose=TO_NOTE_REMINDERS)
def reminders_return(request: Request, channel: MessageChannel) -> HttpResponse:
    """It was a slip: her yes stands again."""
    return tap(
        request,
        lambda: channels.give_back(channel, by=request.actor),
        _("Ses rappels reprennent, comme avant."),
        PAGE,
        channel.file.public_id,
    )
