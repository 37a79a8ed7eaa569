"""Forms: every error leads to its field, every field says what it is, nothing typed is lost."""

from datetime import date

import pytest
from bs4 import BeautifulSoup, Tag
from django import forms
from django.template import Context, Template
from django.utils import translation

from miriam.look.components.answers import bars, glass
from miriam.look.forms import (
    ChipChecks,
    DayField,
    FormRenderer,
    GrowingTextarea,
    HourField,
    PastDayField,
    PictureAnswers,
    TileRadios,
)


class NoteForm(forms.Form):
    """One of each kind of field."""

    default_renderer = FormRenderer

    kind = forms.ChoiceField(
        label="Rencontre",
        choices=[("walk", "Promenade"), ("home", "Chez elle")],
        widget=TileRadios(icons={"walk": "footprints"}, pictures={"home": "housing"}),
    )
    on = DayField(label="Quand")
    at = HourField(label="Heure", required=False)
    note = forms.CharField(
        label="Note", max_length=20, help_text="Ce qui l’aide.", widget=GrowingTextarea()
    )
    themes = forms.MultipleChoiceField(
        label="Thèmes", required=False, choices=[("debt", "dettes")], widget=ChipChecks
    )
    answer = forms.ChoiceField(
        label="Réponse",
        choices=[("1", "Peu"), ("2", "Beaucoup"), ("unknown", "Je ne sais pas")],
        widget=PictureAnswers(aside=("unknown",)),
    )
    agrees = forms.BooleanField(label="D’accord", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> None:
        if self.cleaned_data.get("note") == "tout faux":
            raise forms.ValidationError("Les deux ne vont pas ensemble.")


GOOD = {"kind": "walk", "on": "2026-11-30", "note": "Bien", "answer": "2", "version": "3"}


def parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    found = page.select_one(selector)
    assert found, selector
    return found


def shown(form: forms.Form) -> BeautifulSoup:
    with translation.override("fr"):
        return parsed(str(form))


def test_every_error_leads_to_a_control_of_the_page() -> None:
    page = shown(NoteForm({"version": "3"}))

    targets = [str(link["href"]).removeprefix("#") for link in page.select(".errors a")]
    assert len(targets) == 4
    assert [target for target in targets if page.find(id=target) is None] == []
    assert [one(page, f"#{target}").name for target in targets] == [
        "input",
        "input",
        "textarea",
        "input",
    ]


def test_a_form_without_fault_has_no_summary() -> None:
    assert shown(NoteForm(GOOD)).select(".errors") == []
    assert shown(NoteForm()).select(".errors") == []


def test_what_concerns_the_whole_form_stands_in_the_summary() -> None:
    page = shown(NoteForm({**GOOD, "note": "tout faux"}))

    assert "Les deux ne vont pas ensemble." in one(page, ".errors").text


def test_a_fault_of_a_hidden_field_is_not_silent() -> None:
    page = shown(NoteForm({**GOOD, "version": ""}))

    assert one(page, ".errors li").text


def test_what_was_typed_stays() -> None:
    page = shown(NoteForm({**GOOD, "note": "un texte bien trop long pour ici", "on": ""}))

    assert "un texte bien trop long pour ici" in one(page, "textarea").text
    assert one(page, "input[value=walk]").has_attr("checked")


def test_no_browser_cuts_what_is_pasted() -> None:
    assert not shown(NoteForm()).select("[maxlength]")
    assert not shown(FactsForm()).select("[maxlength]")
    assert one(shown(NoteForm()), "textarea")["data-limit"] == "20"


@pytest.mark.parametrize("name", ["on", "at", "note"])
def test_a_control_has_its_label(name: str) -> None:
    page = shown(NoteForm())

    control = one(page, f"[name={name}]")
    assert one(page, f"label[for={control['id']}]").text


@pytest.mark.parametrize("name", ["kind", "themes", "answer"])
def test_choices_stand_under_one_legend(name: str) -> None:
    page = shown(NoteForm())

    fieldset = one(page, f"[name={name}]").find_parent("fieldset")
    assert fieldset
    assert one(fieldset, "legend").text


def test_help_fault_and_readers_are_heard_with_the_control() -> None:
    form = NoteForm({"version": "3"})
    template = Template('{% field form.note who="Nadia et vous." %}')

    page = parsed(template.render(Context({"form": form})))

    lines = str(one(page, "textarea")["aria-describedby"]).split()
    assert lines == ["id_note_error", "id_note_help", "id_note_who"]
    assert [one(page, f"#{line}").text.strip() != "" for line in lines] == [True, True, True]
    assert one(page, "textarea")["aria-invalid"] == "true"


def test_the_label_of_a_lone_question_is_the_title_of_its_page() -> None:
    template = Template("{% field form.answer heading=True %}")

    page = parsed(template.render(Context({"form": NoteForm()})))

    assert one(page, "legend h1").text == "Réponse"


def test_optional_is_said_and_required_is_not_marked() -> None:
    page = shown(NoteForm())

    assert "facultatif" in one(page, "label[for=id_at]").text
    assert "facultatif" not in one(page, "label[for=id_on]").text


def test_hidden_fields_are_sent_too() -> None:
    page = shown(NoteForm(initial={"version": 7}))

    assert one(page, "input[type=hidden][name=version]")["value"] == "7"


def test_a_hand_made_form_gets_summary_and_hidden_fields_from_its_head() -> None:
    template = Template("{% form_head form %}")

    page = parsed(template.render(Context({"form": NoteForm({})})))

    assert one(page, ".errors")
    assert one(page, "input[name=version]")


def test_days_and_hours_speak_the_language_of_browsers() -> None:
    form = NoteForm(GOOD | {"at": "14:05"})
    with translation.override("fr"):
        page = parsed(f"{form['on']}{form['at']}")

    assert form.is_valid()
    assert one(page, "[type=date]")["value"] == "2026-11-30"
    assert one(page, "[type=time]")["value"] == "14:05"


def test_tiles_carry_their_picture() -> None:
    page = shown(NoteForm())

    assert "#footprints" in str(one(page, ".tile use")["href"])
    assert "housing.svg" in str(one(page, ".tile img")["src"])


def test_answers_have_a_picture_and_always_the_word() -> None:
    page = shown(NoteForm())

    answers = [(label.text.strip(), bool(label.svg)) for label in page.select(".answer")]
    assert answers == [("Peu", True), ("Beaucoup", True), ("Je ne sais pas", False)]


@pytest.mark.parametrize("level", range(5))
def test_a_stronger_answer_fills_more_bars(level: int) -> None:
    assert bars(level, 5).count("full-part") == level + 1


def test_the_glass_is_empty_for_the_first_answer_and_full_for_the_last() -> None:
    heights = [parsed(glass(level, 3)).select("rect")[0]["height"] for level in range(3)]

    assert heights == ["0.0", "16.0", "32.0"]


def test_labels_are_escaped() -> None:
    class Hostile(forms.Form):
        default_renderer = FormRenderer
        field = forms.CharField(label="<script>a</script>")

    assert shown(Hostile({})).find("script") is None


class FactsForm(forms.Form):
    """What can be missing or impossible."""

    default_renderer = FormRenderer

    born = PastDayField(label="Née le", earliest=date(1900, 1, 1))
    many = forms.IntegerField(label="Combien", min_value=2, max_value=9)
    kind = forms.ChoiceField(label="Sorte", choices=[("walk", "Promenade")])
    words = forms.CharField(label="Mots", max_length=3)
    mail = forms.EmailField(label="Adresse")


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("born", "", "Choisissez un jour."),
        ("born", "2026-02-31", "Ce jour n’existe pas."),
        ("born", "3000-01-01", "Ce jour n’est pas encore venu."),
        ("born", "0001-01-01", "C’est trop loin dans le passé : vérifiez l’année."),
        ("many", "", "Écrivez un nombre."),
        ("many", "deux", "Écrivez un nombre, sans virgule."),
        ("many", "1", "Au moins 2."),
        ("many", "10", "Au plus 9."),
        ("kind", "", "Choisissez une réponse."),
        ("mail", "sam", "Écrivez une adresse complète, comme prenom@exemple.be."),
        ("words", "", "C’est encore vide."),
        ("words", "\u200b\u2800", "C’est encore vide."),
        ("words", "mots", "C’est trop long : il y a 1 signe de trop (au plus 3)."),
        ("words", "des mots", "C’est trop long : il y a 5 signes de trop (au plus 3)."),
    ],
)
def test_what_cannot_be_is_said_in_plain_words(name: str, typed: str, sentence: str) -> None:
    with translation.override("fr"):
        [said] = FactsForm({name: typed}).errors[name]
    assert str(said).replace("\u00a0", " ") == sentence


class SecretForm(forms.Form):
    """What is typed again after a mistake."""

    default_renderer = FormRenderer

    password = forms.CharField(label="Mot de passe", strip=False, widget=forms.PasswordInput)
    words = forms.CharField(required=False)


def test_what_turns_words_is_left_out_of_them_and_never_out_of_a_password() -> None:
    form = SecretForm({"password": "\u202esecret", "words": "Au \u202eparc."})
    assert form.is_valid()
    assert form.cleaned_data == {"password": "\u202esecret", "words": "Au parc."}


def test_no_form_promises_that_a_password_stayed() -> None:
    with translation.override("fr"):
        assert "toujours là" not in str(SecretForm({}))
        assert "toujours là" in str(NoteForm({}))
