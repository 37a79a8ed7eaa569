"""What people type and the database keeps as it was typed: a written list, named in security.md."""

from collections.abc import Iterable

import pytest
from django.db.models import CharField, Field, JSONField, Model, TextField

from miriam.coordination.forms import TeamWordForm
from miriam.core.secrecy import SEALED, secrecy_of
from miriam.groups.forms import ArrangementForm, GroupForm
from miriam.look.forms import READ_WITHOUT_KEY
from tests.architecture.house import PRODUCT, ROOT, models

# Field -> the words by which docs/security.md names it.
TYPED = {
    "access.Account.name": "the names and work addresses of professionals",
    "access.Account.email": "the names and work addresses of professionals",
    "access.Account.sign_in_name": "the names and work addresses of professionals",
    "access.ProposedMandate.name": "the names and work addresses of professionals",
    "access.ProposedMandate.email": "the names and work addresses of professionals",
    "access.Centre.name_fr": "name and telephone of the centre",
    "access.Centre.name_nl": "name and telephone of the centre",
    "access.Centre.phone": "name and telephone of the centre",
    "access.Centre.nis5": "name and telephone of the centre",
    "accompaniment.Theme.name_fr": "names of themes",
    "accompaniment.Theme.name_nl": "names of themes",
    "coordination.TeamWord.words": "the word of a team to its coordinator",
    "groups.Group.name_fr": "names, neighbourhoods and own criteria of groups",
    "groups.Group.name_nl": "names, neighbourhoods and own criteria of groups",
    "groups.Group.neighbourhood": "names, neighbourhoods and own criteria of groups",
    "groups.Group.own_criteria": "names, neighbourhoods and own criteria of groups",
    "groups.ChildcareArrangement.with_whom": "with which organisation childcare is arranged",
    "groupwork.SchoolHoliday.name_fr": "school holidays",
    "groupwork.SchoolHoliday.name_nl": "school holidays",
    "groupwork.SchoolHoliday.source": "school holidays",
    "groupwork.Series.place": "places, partners and costs of sessions",
    "groupwork.Session.place": "places, partners and costs of sessions",
    "groupwork.Session.partner": "places, partners and costs of sessions",
    "groupwork.SessionCare.asked_of": "places, partners and costs of sessions",
    "practices.Practice.content": "practice cards, adaptations and what uses taught",
    "practices.Practice.remark": "practice cards, adaptations and what uses taught",
    "practices.Adaptation.changed": "practice cards, adaptations and what uses taught",
    "practices.Adaptation.steps": "practice cards, adaptations and what uses taught",
    "practices.Adaptation.signed": "practice cards, adaptations and what uses taught",
    "practices.PracticeUse.words": "practice cards, adaptations and what uses taught",
    "questionnaire.DefinitionDraft.content": "questionnaires and their drafts",
    "questionnaire.DefinitionDraft.base_name": "questionnaires and their drafts",
    "questionnaire.DefinitionDraft.base_version": "questionnaires and their drafts",
    "questionnaire.InstrumentVersion.content": "questionnaires and their drafts",
    "questionnaire.InstrumentVersion.instrument": "questionnaires and their drafts",
    "questionnaire.InstrumentVersion.version": "questionnaires and their drafts",
    "questionnaire.ChosenVersion.instrument": "questionnaires and their drafts",
    "mfa.Authenticator.data": "names of passkeys and of browsers",
    "usersessions.UserSession.user_agent": "names of passkeys and of browsers",
}
# What the program writes itself, or one of a list: codes, hashes, keys, addresses of pages.
WRITTEN_HERE = {
    "core.Receipt.location",
    "audit.Line.act audit.Line.purpose audit.Line.once audit.Line.previous audit.Line.hash",
    "audit.Head.hash audit.Anchor.hash",
    "vault.Ring.depth vault.Grant.reason vault.KeyRequest.reason",
    "access.Account.password access.Account.language access.StandIn.reason",
    "access.Capability.act access.Capability.secret_hash access.Capability.mark",
    "access.ProposedMandate.code_hash access.ProposedMandate.language",
    "signin.Guess.mark",
    "accompaniment.Aspiration.language accompaniment.EarlierWords.language",
    "accompaniment.Turn.language",
    "groupwork.Session.kind groupwork.Session.practice groupwork.Session.domains",
    "groupwork.SchoolHoliday.community groupwork.SessionCare.state",
    "groups.ChildcareArrangement.days",
    "practices.Adaptation.practice practices.PracticeUse.practice",
    "accompaniment.Theme.domains groups.Group.edition_key questionnaire.Recording.name",
    "questionnaire.InstrumentVersion.content_hash",
    "measures.Administration.language measures.Answer.item measures.Answer.language",
    "measures.SealedAnswer.question measures.SealedAnswer.language",
    "measures.Comment.item measures.Comment.language measures.Difference.question",
    "measures.Testimony.language measures.TestimonyRevision.language",
}
# Pages whose intro says it for all their fields.
SAID_ON = [
    "accompaniment/templates/accompaniment/themes.html",
    "accompaniment/templates/accompaniment/theme.html",
    "practices/templates/practices/card_form.html",
    "questionnaire/templates/questionnaire/draft.html",
    "questionnaire/templates/questionnaire/draft_new.html",
]


def in_clear(model: type[Model]) -> Iterable[str]:
    """The fields of a model that hold text as it is, and not one of a list."""
    secrecy = secrecy_of(model)
    for field in model._meta.concrete_fields:
        if holds_text(field) and secrecy[field.name] not in SEALED:
            yield f"{model._meta.label}.{field.name}"


def holds_text(field: "Field[object, object]") -> bool:
    return isinstance(field, CharField | TextField | JSONField) and not field.choices


def unlisted(found: Iterable[str]) -> set[str]:
    listed = {name for line in WRITTEN_HERE for name in line.split()}
    return set(found) - listed - TYPED.keys()


FOUND = {name for model in models() for name in in_clear(model)}


def test_whatever_is_kept_as_it_was_typed_is_on_the_list() -> None:
    assert unlisted(FOUND) == set()
    assert "groups.Group.own_criteria" in FOUND


def test_a_new_field_in_clear_is_seen() -> None:
    assert unlisted([*FOUND, "people.File.remark"]) == {"people.File.remark"}


@pytest.mark.parametrize("name", TYPED.values())
def test_security_names_it(name: str) -> None:
    assert name in (ROOT / "docs" / "security.md").read_text(encoding="utf-8")


def test_the_screen_says_so_beside_each_field() -> None:
    fields = [GroupForm.base_fields[it] for it in ("name_fr", "name_nl", "neighbourhood")]
    fields += [GroupForm.base_fields["own_criteria"], ArrangementForm.base_fields["with_whom"]]
    fields += [TeamWordForm.base_fields["words"]]
    assert [it.label for it in fields if str(READ_WITHOUT_KEY) not in str(it.help_text)] == []


@pytest.mark.parametrize("page", SAID_ON)
def test_the_page_says_so_above_its_fields(page: str) -> None:
    assert "autres peuvent" in (PRODUCT / page).read_text(encoding="utf-8")
