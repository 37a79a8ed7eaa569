"""The addresses of measures; those under /tablette/ are all that a handed-over tablet can open."""

from django.urls import path

from miriam.measures.views import (
    afterwards,
    intake,
    measures,
    paper,
    pictures,
    starting,
    tablet,
    testimonies,
    versions,
    voices,
)

app_name = "measures"

urlpatterns = [
    path("mesures", measures.overview, name="overview"),
    path("mesures/tableur", intake.take_in_measures, name="intake"),
    path("dossiers/<uuid:file>/mesures", measures.measures, name="measures"),
    path("dossiers/<uuid:file>/mesures/<slug:moment>", starting.start, name="start"),
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
    path("mesures/<uuid:administration>/tablette", starting.hand_over, name="hand_over"),
    path("mesures/<uuid:administration>/papier", paper.sheet, name="paper"),
    path("mesures/<uuid:administration>/papier/document", paper.document, name="paper_document"),
    path("mesures/feuille", paper.find_sheet, name="find_sheet"),
    path("mesures/<uuid:administration>/recopier", paper.typing, name="typing"),
    path("mesures/<uuid:administration>/verifier", paper.typing_again, name="typing_again"),
    path("mesures/<uuid:administration>/differences", paper.differences, name="differences"),
    path("mesures/<uuid:administration>/apres", afterwards.afterwards, name="afterwards"),
    path(
        "questionnaires/<slug:questionnaire>/<version:version>",
        versions.preview,
        name="definition",
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
