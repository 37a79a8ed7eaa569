"""The addresses of questionnaires."""

from django.urls import path

from miriam.questionnaire.views import answers, bringing, choosing, definitions, editor, voices

app_name = "questionnaire"


urlpatterns = [
    path("questionnaires", definitions.shelf, name="definitions"),
    path("questionnaires/apporter", bringing.bring, name="bring"),
    path("questionnaires/garder", bringing.keep, name="keep"),
    path("questionnaires/nouveau", editor.new, name="draft_new"),
    path("questionnaires/brouillons/<uuid:draft>", editor.draft, name="draft"),
    path("questionnaires/brouillons/<uuid:draft>/apercu", editor.preview, name="draft_preview"),
    path("questionnaires/brouillons/<uuid:draft>/publier", editor.publish, name="draft_publish"),
    path("questionnaires/brouillons/<uuid:draft>/jeter", editor.throw_away, name="draft_drop"),
    path("questionnaires/brouillons/<uuid:draft>/voix/<slug:language>", voices.all, name="voices"),
    path(
        "questionnaires/brouillons/<uuid:draft>/voix/<slug:language>/<spot:spot>",
        voices.one,
        name="voice",
    ),
    path(
        "questionnaires/brouillons/<uuid:draft>/voix/<slug:language>/<spot:spot>/retirer",
        voices.remove,
        name="voice_remove",
    ),
    path(
        "questionnaires/brouillons/<uuid:draft>/son/<recording:recording>",
        voices.of_draft,
        name="draft_sound",
    ),
    path(
        "questionnaires/brouillons/<uuid:draft>/<slug:part>/ajouter",
        editor.add,
        name="draft_add",
    ),
    path(
        "questionnaires/brouillons/<uuid:draft>/<slug:part>/modifier/<slug:code>",
        editor.part,
        name="draft_part",
    ),
    path(
        "questionnaires/brouillons/<uuid:draft>/<slug:part>/deplacer/<slug:code>",
        editor.move,
        name="draft_move",
    ),
    path(
        "questionnaires/brouillons/<uuid:draft>/<slug:part>/retirer/<slug:code>",
        editor.remove,
        name="draft_remove",
    ),
    path(
        "questionnaires/<slug:questionnaire>/<version:version>/modifier",
        editor.begin,
        name="draft_begin",
    ),
    path(
        "questionnaires/<slug:questionnaire>/<version:version>/contre/<version:other>",
        definitions.comparison,
        name="comparison",
    ),
    path(
        "questionnaires/<slug:questionnaire>/<version:version>/fichier/<slug:kind>",
        definitions.download,
        name="download",
    ),
    path(
        "questionnaires/<slug:questionnaire>/<version:version>/reponses",
        answers.turn,
        name="answers",
    ),
    path(
        "questionnaires/<slug:questionnaire>/<version:version>/son/<recording:recording>",
        voices.of_version,
        name="sound",
    ),
    path(
        "questionnaires/<slug:questionnaire>/<version:version>/choisir",
        choosing.choose,
        name="version_choose",
    ),
    path(
        "questionnaires/<slug:questionnaire>/<version:version>/ne-plus-choisir",
        choosing.leave,
        name="version_leave",
    ),
]
