"""The figures of a group, for the team that carries it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from miriam.access.gate import requires
from miriam.evaluation import documents, tables, words
from miriam.evaluation.acts import TO_READ_FIGURES
from miriam.evaluation.permissions import READ_GROUP_EVALUATION
from miriam.evaluation.selectors import evaluation_of
from miriam.groups.models import Group


@requires(READ_GROUP_EVALUATION, purpose=TO_READ_FIGURES)
def group_evaluation(request: HttpRequest, group: Group) -> HttpResponse:
    """What the measures of this group bear out, read with the words of the women."""
    evaluation = evaluation_of(group)
    context = {
        "group": group,
        "evaluation": evaluation,
        "domains": tables.domains_table(evaluation),
        "calculations": tables.tests_table(evaluation.score) if evaluation.score else None,
        "how_many": words.how_many(evaluation),
        "words": words,
    }
    return render(request, "evaluation/group.html", context)


@requires(READ_GROUP_EVALUATION, purpose=TO_READ_FIGURES)
def group_report(request: HttpRequest, group: Group) -> HttpResponse:
    """The same as an accessible document."""
    document = documents.group_evaluation(group, evaluation_of(group))
    headers = {"Content-Disposition": 'attachment; filename="evaluation.pdf"'}
    return HttpResponse(document, content_type="application/pdf", headers=headers)
