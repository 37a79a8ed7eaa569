"""Addresses: the figures of a group, and the same as a document."""

from django.urls import path

from miriam.evaluation.views import group

app_name = "evaluation"

urlpatterns = [
    path("groupes/<uuid:group>/evaluation", group.group_evaluation, name="group"),
    path("groupes/<uuid:group>/evaluation.pdf", group.group_report, name="group_report"),
]
