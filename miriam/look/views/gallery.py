"""The gallery: every component in every state, on one page, while developing and for the tests."""

from datetime import date, timedelta

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from miriam.core import clock
from miriam.look.charts import samples
from miriam.look.components.navigation import AccountMenu, NavItem
from miriam.look.components.tables import Table
from miriam.look.forms import (
    ChipChecks,
    DayField,
    GrowingTextarea,
    HourField,
    PictureAnswers,
    TileChecks,
    TileRadios,
)
from miriam.look.ways_back import Lasts, said

KINDS = [
    ("walk", "Promenade"),
    ("home", "Chez elle"),
    ("message", "Message"),
    ("cafe", "Café"),
    ("administration", "Démarche"),
    ("other", "Autre"),
]
KIND_ICONS = {
    "walk": "footprints",
    "home": "house",
    "message": "message-circle",
    "cafe": "coffee",
    "administration": "landmark",
    "other": "ellipsis",
}
DOMAINS = [("housing", "Logement"), ("money", "Situation financière"), ("children", "Enfants")]
ANSWERS = [("1", "Pas du tout"), ("2", "Un peu"), ("3", "Assez"), ("4", "Beaucoup")]
ASIDE = [("unknown", "Je ne sais pas"), ("declined", "Je ne veux pas répondre")]
NAVIGATION = [
    NavItem("#day", "Ma journée", "sun", short="Journée"),
    NavItem("#group", "Mon groupe", "users", current=True, short="Groupe"),
    NavItem("#network", "Réseau", "compass"),
    NavItem("#learn", "Apprendre", "lightbulb", tab=False),
    NavItem("#signals", "Ce qui bloque", "flag", tab=False),
    NavItem("#search", "Chercher", "search"),
]


class GalleryForm(forms.Form):
    """One field of each kind."""

    kind = forms.ChoiceField(
        label="Quelle rencontre ?", choices=KINDS, widget=TileRadios(icons=KIND_ICONS)
    )
    on = DayField(label="Quand ?", help_text="Le jour suffit.")
    at = HourField(label="À quelle heure ?", required=False)
    note = forms.CharField(
        label="Que voulez-vous retenir ?",
        max_length=400,
        help_text="Écrivez ce qui l’aide. Pas de jugement, pas de nom d’un voisin.",
        widget=GrowingTextarea(),
    )
    themes = forms.MultipleChoiceField(
        label="Thèmes",
        required=False,
        choices=[("rights", "droits et papiers"), ("debt", "dettes"), ("care", "soin de soi")],
        widget=ChipChecks,
    )
    domains = forms.MultipleChoiceField(
        label="Domaines de vie",
        required=False,
        choices=DOMAINS,
        widget=TileChecks(pictures={key: key for key, _label in DOMAINS}),
    )
    answer = forms.ChoiceField(
        label="Je sais à qui parler quand ça ne va pas.",
        choices=ANSWERS + ASIDE,
        widget=PictureAnswers(aside=("unknown", "declined")),
    )
    filled = forms.ChoiceField(
        label="Je suis contente de mon logement.",
        choices=ANSWERS,
        widget=PictureAnswers(symbol="glass", across=True),
    )
    language = forms.ChoiceField(
        label="Langue de l’entretien", choices=[("fr", "français"), ("ar", "arabe")]
    )
    who = forms.ChoiceField(
        label="Qui fait ce petit pas ?",
        choices=[("she", "elle"), ("together", "ensemble"), ("me", "moi")],
        widget=forms.RadioSelect,
    )
    phone = forms.CharField(
        label="Téléphone", required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    paper = forms.FileField(label="Un papier", required=False, help_text="PDF ou photo, 10 Mo.")
    agrees = forms.BooleanField(label="Elle est d’accord que je garde cette note", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, initial=3)


TABLE = Table(
    caption="Séances du trimestre",
    head=("Séance", "Jour", "Femmes", "Enfants gardés"),
    rows=(
        ("Budget et priorités", "3 décembre", 11, 9),
        ("Le corps et le stress", "10 décembre", 12, 8),
    ),
    numeric=frozenset({2, 3}),
    note="Les présences par personne sont détruites à la clôture du groupe.",
)

TABS = [
    NavItem("#a", "Le fil", current=True),
    NavItem("#b", "Le plan"),
    NavItem("#c", "Droits"),
]
ACCOUNT = AccountMenu("Lieve Dubois", "#out", (NavItem("#me", "Mon compte", "user-round"),))


def days() -> list[date]:
    """Days near and far, to see how they are said."""
    return [clock.today() + timedelta(days=away) for away in (5, 1, 0, -1, -3, -40, -500)]


def gallery(request: HttpRequest) -> HttpResponse:
    """Everything at once."""
    asked = request.method == "POST" or "wrong" in request.GET
    messages.info(request, "La liste a changé entre-temps.")
    said(request, "La note est gardée.", undo="#undo")
    said(request, "L’accompagnement est arrêté.", undo="#undo", lasts=Lasts.TONIGHT)
    return render(
        request,
        "look/gallery.html",
        {
            "form": GalleryForm({"version": 3} if asked else None),
            "table": TABLE,
            "charts": samples.all_charts(),
            "days": days(),
            "tones": ["", "plum", "sage", "apricot", "sky", "brick"],
            "tabs_shown": TABS,
            "page": Paginator(range(134), 20).page(2),
            "navigation": NAVIGATION,
            "hat": "case manager Miriam",
            "account": ACCOUNT,
        },
    )
