"""The addresses of measures; those under /tablette/ are all that a handed-over tablet can open."""

from django.urls import path, register_converter

from miriam.instrument.views import (
    answers,
    bringing,
    choosing,
    definitions,
    editor,
    intake,
    measures,
    paper,
    pictures,
    tablet,
    testimonies,
    voices,
)

app_name = "instrument"


class VersionConverter:
    """The number of a version, 1.0.0."""

    regex = r"[0-9]{1,5}\.[0-9]{1,5}\.[0-9]{1,5}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class RecordingConverter(VersionConverter):
    """The name of a recording, trees-fr-….ogg."""

    regex = r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}"


class SpotConverter(VersionConverter):
    """A text of a draft that can be read aloud, items.trees."""

    regex = r"[a-z_]+(?:\.[a-z0-9_-]+)*"


register_converter(VersionConverter, "version")
register_converter(RecordingConverter, "recording")
register_converter(SpotConverter, "spot")

urlpatterns = [
    path("mesures", measures.overview, name="overview"),
    path("mesures/tableur", intake.take_in_measures, name="intake"),
    path("dossiers/<uuid:file>/mesures", measures.measures, name="measures"),
    path("dossiers/<uuid:file>/mesures/<slug:moment>", measures.start, name="start"),
    path("dossiers/<uuid:file>/parole", testimonies.testimony_new, name="testimony_new"),
    path("paroles/<uuid:testimony>", testimonies.testimony, name="testimony"),
    path(
        "paroles/<uuid:testimony>/corriger",
        testimonies.testimony_correct,
        name="testimony_correct",
    ),
    path(
        "paroles/<uuid:testimony>/reprendre",
        testimonies.testimony_withdraw,
        name="testimony_withdraw",
    ),
    path("paroles/<uuid:testimony>/citee", testimonies.testimony_quoted, name="testimony_quoted"),
    path("paroles/<uuid:testimony>/papier", testimonies.testimony_paper, name="testimony_paper"),
    path("dossiers/<uuid:file>/image", pictures.picture, name="picture"),
    path("dossiers/<uuid:file>/image/mots", pictures.comment_new, name="comment_new"),
    path("image/mots/<uuid:comment>/reprendre", pictures.comment_withdraw, name="comment_withdraw"),
    path("mesures/<uuid:administration>/tablette", measures.hand_over, name="hand_over"),
    path("mesures/<uuid:administration>/papier", paper.sheet, name="paper"),
    path("mesures/<uuid:administration>/papier/document", paper.document, name="paper_document"),
    path("mesures/feuille", paper.find_sheet, name="find_sheet"),
    path("mesures/<uuid:administration>/recopier", paper.typing, name="typing"),
    path("mesures/<uuid:administration>/verifier", paper.typing_again, name="typing_again"),
    path("mesures/<uuid:administration>/differences", paper.differences, name="differences"),
    path("mesures/<uuid:administration>/apres", measures.afterwards, name="afterwards"),
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
        "questionnaires/<slug:questionnaire>/<version:version>",
        definitions.preview,
        name="definition",
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
    path("tablette/merci/<slug:language>", tablet.thanks, name="thanks"),
    path("tablette/pause/<slug:language>", tablet.paused, name="paused"),
    path("tablette/<uuid:administration>", tablet.begin, name="tablet"),
    path("tablette/<uuid:administration>/<int:number>", tablet.question, name="question"),
    path(
        "tablette/<uuid:administration>/<int:number>/langue",
        tablet.change_language,
        name="change_language",
    ),
    path("tablette/<uuid:administration>/fin", tablet.end, name="end"),
    path(
        "tablette/<uuid:administration>/son/<recording:recording>",
        voices.on_tablet,
        name="tablet_sound",
    ),
    path("tablette/<uuid:administration>/pause", tablet.pause, name="pause"),
]
