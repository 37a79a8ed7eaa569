"""The catalogues: what is found, what is kept, what is compiled, what is refused."""

import gettext
from pathlib import Path

import polib
import pytest

from config import messages

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, npgettext, pgettext

one = _("Une phrase "
        "en deux morceaux")
many = ngettext("%(count)s dossier", "%(count)s dossiers", 3)
may = pgettext("mois", "Mai")
both = npgettext("personnes", "une", "plusieurs", 2)
again = _("Bonjour")
"""
TEMPLATE = """{% load i18n %}<title>{% translate "Titre « beau » de l’été" %}</title>
      <p>l'eau (que "personne</p>
  <b>{% blocktranslate trimmed count n=rows|length with who=name %}
       {{ n }} place pour {{ who }}
     {% plural %}
       {{ n }} places pour {{ who }}
     {% endblocktranslate %}</b>
{% include "x.html" with label=_("Bonjour") %}{% translate "Mai" context "verbe" %}
"""
DUTCH = {
    "Une phrase en deux morceaux": "Een zin in twee stukken",
    "Bonjour": "Dag",
    "Titre « beau » de l’été": "Mooie titel van de zomer",
    "Mai": "Mei",
}
PLURAL_DUTCH = {
    "%(count)s dossier": ("%(count)s dossier", "%(count)s dossiers"),
    "une": ("één", "meer"),
    "%(n)s place pour %(who)s": ("%(n)s plaats voor %(who)s", "%(n)s plaatsen voor %(who)s"),
}


def write(root: Path, name: str, text: str) -> None:
    path = root / "miriam" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A product of one module, with a Python file and a template."""
    write(tmp_path, "hall/__init__.py", "")
    write(tmp_path, "hall/a.py", PYTHON)
    write(tmp_path, "hall/templates/hall/b.html", TEMPLATE)
    messages.extract_all(tmp_path)
    return tmp_path


def catalogue(root: Path, module: str = "hall") -> Path:
    return messages.catalogue_path(root / "miriam" / module, "nl")


def translate(root: Path) -> None:
    """What a translator does, in one go."""
    file = polib.pofile(str(catalogue(root)), wrapwidth=100)
    for entry in file:
        if entry.msgid_plural:
            entry.msgstr_plural = dict(enumerate(PLURAL_DUTCH[entry.msgid]))
        else:
            entry.msgstr = DUTCH[entry.msgid]
    catalogue(root).write_text(f"{file}\n", encoding="utf-8")


def compiled(root: Path, language: str) -> gettext.GNUTranslations:
    messages.compile_all(root)
    path = messages.catalogue_path(root / "miriam" / "hall", language).with_suffix(".mo")
    with path.open("rb") as stream:
        return gettext.GNUTranslations(stream)


def test_sentences_are_found_in_python_and_in_templates_in_reading_order(house: Path) -> None:
    found = [(entry.msgctxt, entry.msgid) for entry in polib.pofile(str(catalogue(house)))]
    assert found == [
        (None, "Une phrase en deux morceaux"),
        (None, "%(count)s dossier"),
        ("mois", "Mai"),
        ("personnes", "une"),
        (None, "Bonjour"),
        (None, "Titre « beau » de l’été"),
        (None, "%(n)s place pour %(who)s"),
        ("verbe", "Mai"),
    ]


def test_a_sentence_with_placeholders_is_marked_for_the_translator(house: Path) -> None:
    marked = [entry.msgid for entry in polib.pofile(str(catalogue(house))) if entry.flags]
    assert marked == ["%(count)s dossier", "%(n)s place pour %(who)s"]


def test_finding_again_changes_nothing(house: Path) -> None:
    translate(house)
    before = catalogue(house).read_text(encoding="utf-8")
    messages.extract_all(house)
    assert catalogue(house).read_text(encoding="utf-8") == before


def test_a_translation_stays_when_the_sentence_moves_and_goes_when_it_is_dropped(
    house: Path,
) -> None:
    translate(house)
    write(house, "hall/a.py", "from x import gettext as _\n\n\nmoved = _('Bonjour')\n")
    messages.extract_all(house)
    kept = {entry.msgid: entry.msgstr for entry in polib.pofile(str(catalogue(house)))}
    assert kept["Bonjour"] == "Dag"
    assert "Une phrase en deux morceaux" not in kept


def test_a_module_without_sentences_has_no_catalogue(house: Path) -> None:
    write(house, "hall/a.py", "")
    (house / "miriam/hall/templates/hall/b.html").unlink()
    messages.extract_all(house)
    assert not catalogue(house).exists()


def test_only_the_modules_named_are_brought_up_to_date(house: Path) -> None:
    write(house, "attic/__init__.py", "from x import gettext as _\nx = _('Grenier')\n")
    write(house, "cellar/__init__.py", "from x import gettext as _\nx = _('Cave')\n")
    messages.extract_all(house, names=["cellar"])
    assert catalogue(house, "cellar").exists()
    assert not catalogue(house, "attic").exists()


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("fr", 0, "%(count)s dossier"),
        ("fr", 1, "%(count)s dossier"),
        ("fr", 2, "%(count)s dossiers"),
        ("nl", 0, "%(count)s dossiers"),
        ("nl", 1, "%(count)s dossier"),
        ("nl", 2, "%(count)s dossiers"),
    ],
)
def test_each_language_counts_its_own_way(
    house: Path, language: str, count: int, said: str
) -> None:
    translate(house)
    counted = compiled(house, language).ngettext("%(count)s dossier", "%(count)s dossiers", count)
    assert counted == said


def test_french_says_each_sentence_as_it_is_written(house: Path) -> None:
    french = compiled(house, "fr")
    assert french.gettext("Titre « beau » de l’été") == "Titre « beau » de l’été"
    assert french.pgettext("mois", "Mai") == "Mai"


def test_dutch_says_what_the_translator_wrote(house: Path) -> None:
    translate(house)
    assert compiled(house, "nl").gettext("Bonjour") == "Dag"


def test_a_changed_catalogue_is_compiled_again(house: Path) -> None:
    translate(house)
    compiled(house, "nl")
    changed = catalogue(house).read_text(encoding="utf-8").replace('"Dag"', '"Goedendag"')
    catalogue(house).write_text(changed, encoding="utf-8")
    assert compiled(house, "nl").gettext("Bonjour") == "Goedendag"


def test_a_whole_catalogue_has_nothing_to_say(house: Path) -> None:
    translate(house)
    assert messages.check_all(house) == []


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ('"Dag"', '""', "“Bonjour”: without translation"),
        ('[1] "%(n)s plaatsen', '[1] "plaatsen', "other placeholders than the source"),
        ('msgid "Bonjour"', '#, fuzzy\nmsgid "Bonjour"', "“Bonjour”: fuzzy"),
        ('msgid "Bonjour"', 'msgid "Bonsoir"', "not up to date"),
    ],
    ids=["empty", "placeholder lost", "fuzzy", "out of date"],
)
def test_a_catalogue_that_is_not_whole_is_refused(
    house: Path, before: str, after: str, problem: str
) -> None:
    translate(house)
    text = catalogue(house).read_text(encoding="utf-8")
    assert before in text
    catalogue(house).write_text(text.replace(before, after), encoding="utf-8")
    assert any(problem in line for line in messages.check_all(house))


def test_two_modules_may_not_translate_one_sentence_differently(house: Path) -> None:
    translate(house)
    write(house, "attic/__init__.py", "from x import gettext as _\nx = _('Bonjour')\n")
    messages.extract_all(house)
    attic = catalogue(house, "attic")
    attic.write_text(attic.read_text(encoding="utf-8").replace('msgstr ""\n', 'msgstr "Hallo"\n'))
    assert any("is translated otherwise in attic" in it for it in messages.check_all(house))


def test_a_sentence_with_a_sign_that_python_cannot_read_is_found_in_a_template(
    house: Path,
) -> None:
    write(house, "hall/templates/hall/c.html", "<p>à :\n{% translate 'Oui !' %}</p>")
    messages.extract_all(house)
    assert "Oui !" in [entry.msgid for entry in polib.pofile(str(catalogue(house)))]
