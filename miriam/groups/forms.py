"""What is typed about a group, in the words of the pages."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from miriam.access.models import Mandate
from miriam.groups.data import editions
from miriam.groups.domain import ArrangementFacts, CareSource, ChildcarePlaces, LaunchState
from miriam.groups.models import ChildcareArrangement, ChildcareNeed, Group, LaunchItem
from miriam.groups.pages import words
from miriam.groups.services.groups import GroupFacts
from miriam.groups.services.refusals import SheMustKnow
from miriam.lists import languages
from miriam.look.forms import (
    READ_WITHOUT_KEY,
    AskedField,
    ChipChecks,
    ChipRadios,
    DayField,
    GrowingTextarea,
    VersionedForm,
    WrittenOnce,
)
from miriam.look.typed import NameField, Wary
from miriam.look.typography import elided
from miriam.people.domain import Channel
from miriam.people.models import File
from miriam.people.pages.ways import WayForm
from miriam.people.pages.words import CHANNELS, known_as

ANOTHER = "another"
# More children than a group of forty brings: a slip of the thumb.
MOST_CHILDREN = 120


class GroupForm(Wary, VersionedForm):
    """A group: the edition gives the sizes, the rest is its own."""

    name_fr = NameField(
        label=_("Nom du groupe en français"), help_text=READ_WITHOUT_KEY, max_length=120
    )
    name_nl = NameField(
        label=_("Nom du groupe en néerlandais"),
        help_text=READ_WITHOUT_KEY,
        max_length=120,
        required=False,
    )
    edition_key = forms.ChoiceField(label=_("Édition du programme"))
    places = forms.IntegerField(label=_("Nombre de places"), min_value=1, max_value=40)
    neighbourhood = NameField(
        label=_("Quartier"), help_text=READ_WITHOUT_KEY, max_length=120, required=False
    )
    starts_on = DayField(label=_("Début"), required=False)
    ends_on = DayField(label=_("Fin prévue"), required=False)
    own_criteria = forms.CharField(
        label=_("Repères propres à votre centre"),
        help_text=format_lazy(
            "{} {}", _("Des pistes pour en parler, jamais une porte."), READ_WITHOUT_KEY
        ),
        widget=GrowingTextarea(rows=2),
        max_length=600,
        required=False,
    )

    def __init__(self, *args: Any, fictional: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["edition_key"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = editions.choices(fictional=fictional)

    @classmethod
    def of(cls, group: Group) -> dict[str, Any]:
        """What the form shows at first."""
        return {name: getattr(group, name) for name in cls.base_fields}

    def known(self) -> GroupFacts:
        """What is known of the group, as the service takes it."""
        return GroupFacts(**self.facts())

    def clean_places(self) -> int:
        """Within what the edition knows, and the sentence says which sizes those are."""
        places: int = self.cleaned_data["places"]
        edition = editions.known().get(self.cleaned_data.get("edition_key", ""))
        if edition and not edition.takes(places):
            raise forms.ValidationError(
                _("%(name)s : de %(least)d à %(most)d places.")
                % {"name": edition.name, "least": edition.places_least, "most": edition.places_most}
            )
        return places

    def clean(self) -> dict[str, Any]:
        """The end is not before the beginning."""
        typed = super().clean() or {}
        starts_on, ends_on = typed.get("starts_on"), typed.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("La fin est avant le début."))
        return typed


class CandidateForm(WayForm, WrittenOnce):
    """A first name and a safe contact; nothing else is asked, and nothing else is kept."""

    first_name = NameField(label=_("Son prénom"), max_length=60)
    channel = forms.TypedChoiceField(
        label=_("Comment la joindre sans danger ?"),
        choices=lambda: [(it.value, CHANNELS[it]) for it in Channel],
        coerce=Channel,
        widget=ChipRadios,
    )
    address = forms.CharField(
        label=_("Numéro, adresse ou lieu"),
        help_text=_("Celui qu’elle vous a donné pour cela."),
        max_length=160,
    )
    hours = forms.CharField(label=_("À quels moments ?"), max_length=120, required=False)
    may_leave_message = AskedField(
        label=_("Peut-on laisser un message ?"),
        unasked=_("pas demandé"),
        yes=_("oui"),
        no=_("non"),
        widget=ChipRadios,
    )
    she_knows = forms.BooleanField(
        label=_("Elle sait que je la propose, et elle est d’accord qu’on la contacte"),
        error_messages={"required": SheMustKnow.sentence},
    )


def by_name(files: Iterable[File]) -> dict[str, File]:
    """Each file by the public name that a choice sends."""
    return {str(file.public_id): file for file in files}


class YesForm(WrittenOnce):
    """She says yes: how one may reach her, in which language it was explained, and what may be
    said to whom.
    """

    contact_is_right = forms.BooleanField(
        label=_("C’est bien ainsi qu’on peut la joindre : elle vient de le dire"),
        help_text=_("Sinon, Miriam vous rappelle de le lui demander."),
        required=False,
    )

    language = forms.ChoiceField(
        label=_("Dans quelle langue en avez-vous parlé ?"), choices=languages.choices
    )
    with_interpreter = forms.BooleanField(label=_("Un ou une interprète était là"), required=False)
    known: Mapping[str, File] = {}

    def __init__(
        self,
        *args: Any,
        look_alikes: Iterable[File],
        proposer: Mandate | None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = by_name(look_alikes)
        if self.known:
            self.fields["same"] = forms.ChoiceField(
                label=_("Vous accompagnez déjà quelqu’un dont le nom ressemble. Est-ce elle ?"),
                choices=[
                    *((key, known_as(file)) for key, file in self.known.items()),
                    (ANOTHER, _("Non, c’est une autre femme")),
                ],
                widget=forms.RadioSelect,
            )
        if proposer:
            label = _("Elle veut bien que %(name)s sache qu’elle a dit oui")
            self.fields["tell_proposer"] = forms.BooleanField(
                label=elided(label % {"name": proposer}), required=False
            )

    def facts(self) -> dict[str, Any]:
        """What the service wants to know."""
        typed = super().facts()
        known = self.known.get(typed.get("same", ""))
        return {
            "language": typed["language"],
            "with_interpreter": typed["with_interpreter"],
            "contact_is_right": typed["contact_is_right"],
            "tell_proposer": typed.get("tell_proposer", False),
            # What is over stays over: she begins with a new file.
            "known_as": None if known and known.is_closed else known,
        }


class LaunchItemForm(Wary, VersionedForm):
    """How far one point of the launch list is."""

    state = forms.TypedChoiceField(
        label=_("Où en est-on ?"),
        choices=lambda: [(it.value, words.LAUNCH_STATES[it]) for it in LaunchState],
        coerce=LaunchState,
        widget=ChipRadios,
    )
    note = forms.CharField(label=_("Précision"), max_length=200, required=False)

    def __init__(self, *args: Any, reads: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not reads:
            del self.fields["note"]

    @classmethod
    def of(cls, item: LaunchItem, *, reads: bool) -> dict[str, Any]:
        """What the form shows at first, with the note to whoever reads it."""
        known = {"state": item.state, "version": item.version}
        return {**known, "note": item.note or ""} if reads else known


class PlacesByAgeForm(VersionedForm):
    """Places for children, by age; of what a group needs, none at all is an answer."""

    babies = forms.IntegerField(label=words.AGES["babies"], min_value=0, max_value=MOST_CHILDREN)
    toddlers = forms.IntegerField(
        label=words.AGES["toddlers"], min_value=0, max_value=MOST_CHILDREN
    )
    pupils = forms.IntegerField(label=words.AGES["pupils"], min_value=0, max_value=MOST_CHILDREN)

    def by_age(self) -> ChildcarePlaces:
        """The places as one value."""
        return ChildcarePlaces(*(self.cleaned_data[age] for age in words.AGES))

    @classmethod
    def of(cls, row: ChildcareNeed | ChildcareArrangement) -> dict[str, Any]:
        """What the form shows at first."""
        return {name: getattr(row, name) for name in cls.base_fields}


class ArrangementForm(Wary, PlacesByAgeForm):
    """Places for children with an organisation: on which days, from when to when."""

    source = forms.TypedChoiceField(
        label=_("Par qui ?"),
        choices=lambda: [(it.value, words.CARE_SOURCES[it]) for it in CareSource],
        coerce=CareSource,
        widget=ChipRadios,
    )
    with_whom = NameField(
        label=_("Avec quelle organisation ?"),
        help_text=format_lazy("{} {}", _("Jamais une personne ni un enfant."), READ_WITHOUT_KEY),
        max_length=120,
    )
    days = forms.TypedMultipleChoiceField(
        label=_("Quels jours ?"),
        choices=lambda: [(number + 1, name) for number, name in WEEKDAYS.items()],
        coerce=int,
        widget=ChipChecks,
    )
    since = DayField(label=_("À partir du"))
    until = DayField(label=_("Jusqu’au"))

    @classmethod
    def for_group(cls, group: Group) -> dict[str, Any]:
        """What the form of a new one shows at first: the days of the group."""
        nothing = dict.fromkeys(words.AGES, 0)
        return {**nothing, "since": group.starts_on, "until": group.ends_on}

    def arranged(self) -> ArrangementFacts:
        """The arrangement, as the service takes it."""
        said = self.facts()
        return ArrangementFacts(
            source=said["source"],
            with_whom=said["with_whom"],
            places=self.by_age(),
            days=tuple(said["days"]),
            since=said["since"],
            until=said["until"],
        )

    def clean(self) -> dict[str, Any]:
        """Some place, and a last day that is not before the first one."""
        typed = super().clean() or {}
        since, until = typed.get("since"), typed.get("until")
        if since and until and until < since:
            self.add_error("until", _("La fin est avant le début."))
        if not any(typed.get(age, 1) for age in words.AGES):
            self.add_error("babies", _("Dites pour au moins un âge combien de places il y a."))
        return typed


class PlaceForm(WrittenOnce):
    """Which of the women one accompanies takes a place."""

    file = forms.TypedChoiceField(label=_("Qui rejoint le groupe ?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, files: Iterable[File], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.women = by_name(files)
        field = self.fields["file"]
        assert isinstance(field, forms.TypedChoiceField)
        field.choices = [(key, file.call_name) for key, file in self.women.items()]
        field.coerce = self.women.__getitem__


class CarrierForm(WrittenOnce):
    """One more case manager who carries the group."""

    mandate = forms.ModelChoiceField(
        label=_("Qui porte aussi le groupe ?"),
        queryset=Mandate.objects.none(),
        empty_label=_("choisissez"),
    )

    def __init__(self, *args: Any, carriers: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mandate"].queryset = carriers  # type: ignore[attr-defined]
