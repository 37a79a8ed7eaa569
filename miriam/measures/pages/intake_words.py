"""The words people read while they take in a spreadsheet of measures."""

from collections.abc import Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from miriam.look.components.tables import Table
from miriam.look.language import page_language, said
from miriam.measures.domain.intake.checking import Fault
from miriam.questionnaire.domain.definition.instrument import Instrument

FAULTS = {
    Fault.NOBODY: _("Aucune de vos participantes ne porte ce nom. Choisissez-la dans la liste."),
    Fault.SEVERAL: _("Plusieurs de vos participantes portent ce nom. Dites laquelle."),
    Fault.NO_MOMENT: _("Ce moment n’est pas reconnu. Choisissez-le dans la liste."),
    Fault.TWICE: _("Cette femme est déjà dans une autre ligne pour ce moment."),
    Fault.EMPTY: _("Cette ligne n’a aucune réponse : laissez-la de côté."),
    Fault.NO_CONSENT: _(
        "Elle n’a pas donné son accord pour le questionnaire : laissez la ligne de côté, ou notez "
        "d’abord son accord."
    ),
    Fault.MEASURED: _(
        "Ce questionnaire est déjà rempli et ne change plus : laissez la ligne de côté."
    ),
    Fault.OTHER_VERSION: _(
        "Elle a commencé avec une autre version du questionnaire : laissez la ligne de côté et "
        "recopiez ce questionnaire depuis son dossier."
    ),
}

UNREADABLE = _(
    "Ce fichier n’est pas un tableur que Miriam peut lire. Enregistrez-le en .xlsx, .ods ou .csv, "
    "avec les titres des colonnes sur la première ligne."
)
TOO_LARGE = _("Ce fichier est trop grand. Gardez seulement la feuille avec les réponses.")
WITHOUT_PERSON = _(
    "Il manque une colonne avec le nom des femmes. Donnez-lui le titre « Prénom », « Nom » ou "
    "« Participante »."
)
WITHOUT_MOMENT = _("Il manque une colonne « Moment » (T0 ou début, T1 ou fin).")
WITHOUT_ITEMS = _(
    "Aucune colonne n’est une question du questionnaire. Donnez pour titre son code ou sa phrase."
)


def why(fault: Fault, codes: Sequence[int] = ()) -> str:
    """What is wrong with a cell; for an answer, which numbers it may be."""
    if fault is not Fault.NOT_A_CODE:
        return str(FAULTS[fault])
    if _in_a_row(codes):
        sentence = gettext("La réponse est un nombre entier de %(low)s à %(high)s. Choisissez-la.")
        return sentence % {"low": codes[0], "high": codes[-1]}
    sentence = gettext("La réponse est un de ces nombres : %(numbers)s. Choisissez-la.")
    return sentence % {"numbers": ", ".join(map(str, codes))}


def _in_a_row(codes: Sequence[int]) -> bool:
    return list(codes) == list(range(codes[0], codes[-1] + 1))


def headings(instrument: Instrument) -> Table:
    """What the first row of a sheet may say; a question is known by its code or its sentence."""
    language = page_language()
    questions = ((item.code, said(item.wording, language)) for item in instrument.items)
    return Table(
        _("La première ligne du tableur"),
        (_("Titre"), _("Ce que dit la colonne")),
        (
            (_("prénom"), _("celle qui a répondu, comme vous l’appelez ici")),
            (_("moment"), _("T0 (début), T1 (fin) ou T2 (un an après)")),
            *questions,
        ),
        note=_("Une réponse est un nombre. Une case vide est une question sans réponse."),
    )
