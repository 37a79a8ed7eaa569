"""An archive is brought and taken away on the pages: what is kept, refused, or follows later."""

import io
import zipfile
from typing import Any
from uuid import uuid4
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from miriam.questionnaire.domain.definition.canonical import as_data
from miriam.questionnaire.domain.definition.loader import load
from miriam.questionnaire.domain.editor import voices
from miriam.questionnaire.domain.exchange import archive, xlsform_out
from miriam.questionnaire.models import DefinitionDraft, InstrumentVersion, Recording
from miriam.questionnaire.selectors import definitions, recordings
from tests.questionnaire.archives import FORM, SOUNDS, SPOKEN, packed
from tests.questionnaire.sounds import tone

pytestmark = pytest.mark.django_db


def text_of(response: Any) -> str:
    return BeautifulSoup(response.content, "html.parser").get_text(" ", strip=True)


def bring(page: Client, content: bytes, name: str = "example.zip") -> Any:
    return page.post(reverse("questionnaire:bring"), {"file": SimpleUploadedFile(name, content)})


def keep(page: Client, shown: Any, **more: str) -> Any:
    hidden = BeautifulSoup(shown.content, "html.parser").select_one("input[name=content]")
    assert hidden is not None
    sent = {"content": hidden["value"], "once": uuid4(), **more}
    return page.post(reverse("questionnaire:keep"), sent, follow=True)


@pytest.mark.parametrize("kind", ["zip", "fhir-nl"])
def test_from_one_house_to_another_and_out_again(page: Client, kind: str) -> None:
    shown = bring(page, packed())
    assert "5 enregistrements" in text_of(shown)
    assert not Recording.objects.exists()
    assert "La version est gardée" in text_of(keep(page, shown))
    assert recordings.sounds_of(SPOKEN) == SOUNDS
    address = reverse("questionnaire:download", args=["example", "1.0.1", kind])
    taken = page.get(address)
    assert (
        f"example-1.0.1{'.zip' if kind == 'zip' else '-fhir-nl.json'}"
        in taken["Content-Disposition"]
    )
    InstrumentVersion.objects.all().delete()
    Recording.objects.all().delete()
    keep(page, bring(page, taken.content))
    assert definitions.definition("example", "1.0.1") == SPOKEN
    assert recordings.sounds_of(SPOKEN) == SOUNDS
    name = SPOKEN.item("trees").audio["fr"]
    heard = page.get(reverse("questionnaire:sound", args=["example", "1.0.1", name]))
    assert heard.content == tone()


def test_the_voices_of_a_version_may_follow_in_a_second_archive(page: Client) -> None:
    first, second = dict(list(SOUNDS.items())[:2]), dict(list(SOUNDS.items())[2:])
    shown = bring(page, packed(first))
    assert "Ce qui ne s’entendra pas" in text_of(shown)
    assert all(name in text_of(shown) for name in second)
    keep(page, shown)
    again = bring(page, packed(second))
    assert "Ce qui ne s’entendra pas" not in text_of(again)
    assert "Elles disent la même chose" in text_of(again)
    keep(page, again)
    assert recordings.sounds_of(SPOKEN) == SOUNDS


def test_what_cannot_be_kept_leaves_no_voice_and_can_become_a_draft(page: Client) -> None:
    data = as_data(SPOKEN)
    data["items"][0]["wording"]["fr"] = "Beaucoup d’arbres"
    content = archive.pack("q.xlsx", xlsform_out.workbook(load(data)), SOUNDS)
    shown = bring(page, content)
    assert "il faut au moins la version 1.1.0" in text_of(shown)
    assert "question trees, libellé, fr" in text_of(shown)
    assert "Garder cette version" not in text_of(shown)
    refused = keep(page, shown)
    assert "Rien n’a été gardé" in text_of(refused)
    assert "1.1.0" in text_of(refused)
    assert not InstrumentVersion.objects.exists()
    assert not Recording.objects.exists()
    draft_page = text_of(keep(page, refused, draft="yes"))
    assert "Publier la version 1.1.0" in draft_page
    draft = DefinitionDraft.objects.get()
    assert voices.names(draft.content) == SOUNDS.keys()
    assert Recording.objects.count() == len(SOUNDS)


@pytest.mark.parametrize("content", ["", "x", "é", "====", "bm90aGluZw=="])
def test_what_the_page_did_not_send_keeps_nothing(page: Client, content: str) -> None:
    sent = page.post(
        reverse("questionnaire:keep"), {"content": content, "once": uuid4()}, follow=True
    )
    assert sent.status_code == 200
    assert not InstrumentVersion.objects.exists()


def test_the_largest_file_that_is_read_can_be_kept(page: Client) -> None:
    rest = 6_900_000 // 3
    filling = {f"{n}.bin": (bytes(range(256)) * (rest // 256 + 1))[:rest] for n in range(3)}
    made = io.BytesIO()
    with ZipFile(made, "w", zipfile.ZIP_STORED) as target:
        target.writestr(*FORM)
        for name, content in {**SOUNDS, **filling}.items():
            target.writestr(name, content)
    assert 6_900_000 < len(made.getvalue()) <= 7_000_000
    keep(page, bring(page, made.getvalue()))
    assert recordings.sounds_of(SPOKEN) == SOUNDS
