"""`miriam invite-administrator`: the first person of a centre, who then invites the others.

She is invited where the installation is kept, because nobody can sign in yet. Her link is printed
once and kept nowhere: the database holds its hash. An account that another centre made gets a code
instead: what is proposed to it begins when she accepts it.
"""

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from config.start import CannotStart, prepare, stating

if TYPE_CHECKING:
    from miriam.access.models import Account, Centre

# What must be said, and how many signs it may have.
NEEDED = {"centre": 120, "mail": 254, "name": 120}


def read(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="miriam invite-administrator",
        description="Invite la première personne qui administre les comptes d’un centre.",
    )
    parser.add_argument("--centre", default="", help="le nom du centre")
    parser.add_argument("--centre-nl", default="", help="son nom en néerlandais (le même)")
    parser.add_argument("--mail", default="", help="l’adresse du travail, qui sert à se connecter")
    parser.add_argument("--name", default="", help="prénom et nom")
    parser.add_argument("--language", choices=["fr", "nl"], default="fr", help="sa langue (fr)")
    parser.add_argument("--new-centre", action="store_true", help="crée un centre de plus")
    parser.add_argument(
        "--own-account",
        action="store_true",
        help="ouvre un compte séparé quand l’adresse en a un, d’un autre centre",
    )
    parser.add_argument("--site", default="", help="l’adresse de l’installation, dans le lien")
    given = parser.parse_args(arguments)
    for name, said in vars(given).items():
        if isinstance(said, str):
            setattr(given, name, " ".join(said.split()))
    return given


def refuse_what_is_missing(given: argparse.Namespace) -> None:
    """Say what lacks or is too long, before anything is prepared."""
    missing = [f"--{name}" for name in NEEDED if not getattr(given, name)]
    if missing:
        raise CannotStart("invite-what", missing=", ".join(missing))
    for name, most in (*NEEDED.items(), ("centre_nl", NEEDED["centre"])):
        if len(getattr(given, name)) > most:
            raise CannotStart("invite-long", option="--" + name.replace("_", "-"), most=most)


def refuse_what_is_no_name(given: argparse.Namespace) -> None:
    """What is pasted may hold signs that no screen shows: nobody would find that name again."""
    from miriam.core import signs

    for name in ("centre", "centre_nl", "name"):
        if not signs.is_a_name(getattr(given, name)):
            raise CannotStart("invite-sign", option="--" + name.replace("_", "-"))


def refuse_no_address(mail: str) -> None:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    try:
        validate_email(mail)
    except ValidationError:
        raise CannotStart("invite-mail", mail=mail) from None


def find_centre(given: argparse.Namespace) -> "Centre":
    """The centre of this name, or a new one: the first, or one that was asked for.

    Raises:
        CannotStart: a name that resembles none; with a slip of the hand there would be two.
    """
    from miriam.access.models import Centre

    centres = list(Centre.objects.all())
    if any(centre.is_fictional for centre in centres):
        raise CannotStart("invite-fictional")
    name = given.centre.casefold()
    for centre in centres:
        if name in {centre.name_fr.casefold(), centre.name_nl.casefold()}:
            return centre
    if centres and not given.new_centre:
        known = ", ".join(centre.name_fr for centre in centres)
        raise CannotStart("invite-centre", centre=given.centre, known=known)
    return Centre.objects.create(name_fr=given.centre, name_nl=given.centre_nl or given.centre)


def site_of(given: argparse.Namespace) -> str:
    """Where the link leads: what was said, or the address of the installation."""
    from django.conf import settings

    return str(given.site or settings.ADDRESS).rstrip("/")


def invite(given: argparse.Namespace) -> int:
    refuse_what_is_missing(given)
    refuse_what_is_no_name(given)
    prepare()
    refuse_no_address(given.mail)
    from django.db import transaction
    from django.urls import reverse

    from miriam.access.models import ProposedMandate
    from miriam.signin.services import arrivals

    with transaction.atomic():
        invited, secret = arrivals.invite_first_administrator(
            find_centre(given),
            name=given.name,
            email=given.mail,
            language=given.language,
            apart=given.own_account,
        )
    if isinstance(invited, ProposedMandate):
        return say_code(given, secret)
    if invited.account.holder_id:
        raise CannotStart("invite-arrived", mail=given.mail)
    return say_link(invited.account, site_of(given) + reverse("signin:link", args=[secret]))


def say_link(account: "Account", link: str) -> int:
    from miriam.signin.services.arrivals import INVITATION_LASTS as LASTS

    print(
        f"\n  {link}\n\n"
        f"  À remettre à {account.name}. Ce lien sert une fois, pendant {LASTS.days} jours ; "
        "il n’est plus montré.\n"
        f"  Te bezorgen aan {account.name}. Deze link werkt één keer, {LASTS.days} dagen lang; "
        "hij wordt niet meer getoond.\n"
    )
    if account.sign_in_name != account.email:
        print(
            f"  Nom d’utilisateur : {account.sign_in_name}\n"
            f"  Gebruikersnaam: {account.sign_in_name}\n"
        )
    return 0


def say_code(given: argparse.Namespace, code: str) -> int:
    """An account that another centre made is not given away with a link."""
    from miriam.signin.services.proposals import CODE_LASTS as LASTS

    print(
        f"\n  {code}\n\n"
        f"  {given.mail} a déjà un compte, qu’un autre centre a ouvert. À donner de vive voix à "
        f"{given.name},\n  qui se connecte, voit la fonction proposée et tape ce code. Il sert une "
        f"fois, pendant {LASTS.days} jours.\n  Si elle ne peut pas se connecter à ce compte, "
        "reprenez la même commande avec --own-account.\n"
        f"  {given.mail} heeft al een account, dat een ander centrum heeft geopend. Mondeling door "
        f"te geven aan {given.name},\n  die zich aanmeldt, de voorgestelde functie ziet en deze "
        f"code intikt. Hij werkt één keer, {LASTS.days} dagen lang.\n  Kan ze zich niet aanmelden "
        "bij dat account, geef dan dezelfde opdracht met --own-account.\n"
    )
    return 0


def main(arguments: Sequence[str]) -> int:
    """`miriam invite-administrator`."""
    given = read(arguments)
    return stating(lambda: invite(given))
