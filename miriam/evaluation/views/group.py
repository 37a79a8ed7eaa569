"""The figures of a group, for the team that carries it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from miriam.access.gate import requires
from miriam.evaluation.acts import TO_READ_FIGURES
from miriam.evaluation.pages import documents, words
from miriam.evaluation.pages.group import page_of
from miriam.evaluation.permissions import READ_GROUP_EVALUATION
from miriam.evaluation.selectors import evaluation_of
from miriam.groups.models import Group


@requires(READ_GROUP_EVALUATION, purpose=TO_READ_FIGURES)
def group_evaluation(request: HttpRequest, group: Group) -> HttpResponse:
    """What the measures of this group bear out, read with the words of the women."""
    context = {"group": group, "evaluation": page_of(evaluation_of(group)), "words": words}
    return render(request, "evaluation/group.html", context)


@requires(READ_GROUP_EVALUATION, purpose=TO_READ_FIGURES)
def group_report(request: HttpRequest, group: Group) -> HttpResponse:
    """The same as an accessible document."""
    document = documents.group_evaluation(group, page_of(evaluation_of(group)))
    headers = {"Content-Disposition": 'attachment; filename="evaluation.pdf"'}
    return HttpResponse(document, content_type="application/pdf", headers=headers)
