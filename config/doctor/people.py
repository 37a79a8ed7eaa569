"""The people an installation knows: somebody administers each centre, and nobody invented lives
beside real ones.
"""

from collections.abc import Iterator

from config.doctor.finding import Finding, look, words

INVITE = "miriam invite-administrator"


def findings() -> Iterator[Finding]:
    from django.conf import settings

    from miriam.access.models import Account

    fictional = Account.objects.filter(is_fictional=True).exists()
    real = Account.objects.filter(is_fictional=False).exists()
    yield look(
        words("centre fictif seul", "fictief centrum apart"),
        not (fictional and real),
        words(
            "Le centre fictif vit à côté de comptes réels et ses mots de passe sont connus : "
            "déplacez l’un des deux vers un autre dossier de données (MIRIAM_DATA).",
            "Het fictieve centrum staat naast echte accounts en zijn wachtwoorden zijn bekend: "
            "verhuis een van beide naar een andere gegevensmap (MIRIAM_DATA).",
        ),
    )
    yield look(
        words("centre fictif sur cette machine seulement", "fictief centrum alleen hier"),
        not fictional or settings.ON_LOOPBACK,
        words(
            "Le centre fictif répond au dehors : enlevez MIRIAM_HOSTS.",
            "Het fictieve centrum is van buiten bereikbaar: haal MIRIAM_HOSTS weg.",
        ),
    )
    yield from administered()


def administered() -> Iterator[Finding]:
    """Whether somebody who has come in administers each centre; else nobody lets others in."""
    from miriam.access.models import Centre

    centres = list(Centre.objects.order_by("name_fr", "pk"))
    if not centres:
        yield Finding(
            words("personne ne peut se connecter", "niemand kan zich aanmelden"),
            words(
                f"Il n’y a encore aucun centre : invitez la première personne avec {INVITE}.",
                f"Er is nog geen centrum: nodig de eerste persoon uit met {INVITE}.",
            ),
        )
    for centre in centres:
        name = words(centre.name_fr, centre.name_nl)
        yield look(
            words(f"comptes de {name} administrés", f"accounts van {name} beheerd"),
            has_administrator(centre.pk),
            words(
                "Personne n’y administre les comptes, ou la personne invitée n’est pas encore "
                f'venue : {INVITE} --centre "{centre.name_fr}" --mail … --name … donne un lien.',
                "Niemand beheert er de accounts, of wie uitgenodigd is, kwam nog niet: "
                f'{INVITE} --centre "{centre.name_nl}" --mail … --name … geeft een link.',
            ),
        )


def has_administrator(centre: int) -> bool:
    """Somebody with this task in force, whose account is open and has a key."""
    from miriam.access.domain import Role
    from miriam.access.models import Mandate

    administering = Mandate.objects.running().filter(centre=centre, role=Role.ADMINISTRATOR)
    return administering.filter(account__is_active=True, account__holder__isnull=False).exists()
