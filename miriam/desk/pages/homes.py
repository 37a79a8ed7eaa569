"""What each hat finds here: what one can do, and what Miriam does not show and why."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from miriam.access.domain import Role

Words = str | Promise


@dataclass(frozen=True)
class HomeAct:
    """Something this hat can do: the name of an address, and the words on it."""

    address: str
    title: Words
    body: Words


@dataclass(frozen=True)
class Home:
    """What is said to whoever wears the hat."""

    welcome: Words
    hidden: Words
    acts: tuple[HomeAct, ...] = ()


ALWAYS = (
    HomeAct(
        "groups:about_list",
        _("Miriam, c’est quoi ?"),
        _("Une page à lire ou à imprimer, pour des collègues ou pour des mamans."),
    ),
    HomeAct(
        "signin:account",
        _("Mon compte"),
        _("Langue, mot de passe, second facteur, sessions ouvertes."),
    ),
)

BANK = HomeAct(
    "practices:bank",
    _("Banque de pratiques"),
    _("Des fiches pour les séances, et ce que d’autres en ont appris."),
)
QUESTIONNAIRES = HomeAct(
    "questionnaire:definitions",
    _("Questionnaires"),
    _("Les lire dans chaque langue, comparer leurs versions, les emporter."),
)
HOMES: dict[Role, Home] = {
    Role.COORDINATOR: Home(
        _("Vous veillez à la continuité : les groupes, les places, les équipes, le lancement."),
        _(
            "Vous ne voyez ni prénom, ni note, ni présence : ce que les femmes confient reste dans "
            "l’équipe qui les accompagne. C’est ce qui permet de le confier."
        ),
        (
            HomeAct(
                "groups:overview",
                _("Groupes du centre"),
                _("Places, phases et liste de lancement, en chiffres."),
            ),
            HomeAct(
                "people:commitment",
                _("Engagement du centre"),
                _("Les contrôles sont suspendus pendant Miriam : le dire et l’imprimer."),
            ),
            BANK,
        ),
    ),
    Role.REFERENT: Home(
        _("Vous pouvez proposer une maman pour Miriam, si elle sait que vous la proposez."),
        _(
            "Vous ne voyez pas la suite. Vous apprenez seulement ce qu’elle accepte que vous "
            "appreniez, et son refus ne laisse aucune trace."
        ),
        (
            HomeAct(
                "groups:propose_list",
                _("Proposer quelqu’un"),
                _("Un prénom et un moyen sûr de la joindre ; rien d’autre n’est demandé."),
            ),
            BANK,
        ),
    ),
    Role.BENEFITS_WORKER: Home(
        _("Miriam ne vous montre rien, et c’est voulu."),
        _(
            "Participer est libre et ne change rien à l’aide. Ni présence, ni absence, ni contenu, "
            "ni refus n’arrivent chez qui décide d’une aide. Deux papiers seulement peuvent vous "
            "parvenir, à la demande de la maman : une attestation de participation et sa lettre "
            "d’appui."
        ),
    ),
    Role.COUNCILLOR: Home(
        _("Vous lirez ici les rapports publiés, anonymes."),
        _(
            "Aucun n’est encore publié. Vous ne verrez jamais un dossier, ni un chiffre qui "
            "pourrait désigner une personne."
        ),
    ),
    Role.NETWORK_FACILITATOR: Home(
        _("Vous accompagnez les équipes de plusieurs centres."),
        _(
            "Les formations et les intervisions viendront ici. Aucune n’a "
            "de lien vers un dossier : une situation s’y raconte sans nom."
        ),
        (BANK, QUESTIONNAIRES),
    ),
    Role.RESEARCHER: Home(
        _("Vous travaillerez sur des versions figées des données, sans nom."),
        _(
            "Aucune version n’est encore publiée. Les données individuelles ne sortent pas d’ici "
            "sans l’accord des femmes, et jamais avec ce qui permettrait d’en reconnaître une."
        ),
        (
            HomeAct(
                "questionnaire:definitions",
                _("Questionnaires"),
                _("Les lire et les comparer, en écrire une version, en apporter, les emporter."),
            ),
            BANK,
        ),
    ),
    Role.STEWARD: Home(
        _("Vous verrez les centres côte à côte, en chiffres qui ne désignent personne."),
        _("Aucune version n’est encore publiée. Aucun dossier ne vous est ouvert."),
        (QUESTIONNAIRES,),
    ),
    Role.ADMINISTRATOR: Home(
        _("Vous veillez aux comptes et à la santé de l’installation."),
        _(
            "Vous ne pouvez ouvrir aucun dossier, ni vous en donner le droit : cela ne passe "
            "que de collègue à collègue."
        ),
        (
            HomeAct(
                "signin:accounts",
                _("Comptes et mandats"),
                _("Inviter, voir où en est chacun, mettre fin à un mandat."),
            ),
            HomeAct(
                "outbox:gateways",
                _("Les messages qui partent"),
                _("Voir si des rappels peuvent partir, et combien attendent."),
            ),
            HomeAct(
                "groupwork:holidays",
                _("Les congés scolaires"),
                _(
                    "Les ajouter avec leur source : les équipes les voient en prévoyant leurs "
                    "séances."
                ),
            ),
        ),
    ),
}
