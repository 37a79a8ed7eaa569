"""Who reads questionnaires, writes them, chooses one for a centre."""

from django.db.models import Q

from miriam.access.actor import Actor
from miriam.access.domain import Role
from miriam.access.permission import NONE, Hat, Permission
from miriam.questionnaire.models import DefinitionDraft

READ_BY = (Role.CASE_MANAGER, Role.RESEARCHER, Role.NETWORK_FACILITATOR, Role.STEWARD)

READ_DEFINITIONS = Hat("questionnaire.definition.read", *READ_BY)
WRITE_DEFINITIONS = Hat("questionnaire.definition.write", Role.RESEARCHER)


def own_drafts(by: Actor) -> Q:
    """What a researcher is writing herself; nobody else reads it before it is a version."""
    return Q(account=by.account) if by.account and by.wears(Role.RESEARCHER) else NONE


EDIT_DRAFT = Permission("questionnaire.draft.edit", DefinitionDraft, own_drafts)
CHOOSE_VERSION = Hat("questionnaire.version.choose", Role.CASE_MANAGER, admitted=True)
