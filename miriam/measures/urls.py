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
    tablet_rests,
    testimonies,
    versions,
    voices,
)

app_name = "measures"

urlpatterns = [
    path("mesures", measures.overview, name="overview"),
    path("mesures/tableur", intake.take_in_measures, name="intake"),
    path("dossiers/<uuid:file>/mesures", measures.measures, name="measures"),
    path("dossiers/<uuid:file>/chemin", measures.way, name="way"),
    path("dossiers/<uuid:file>/autour", measures.around, name="around"),
    path("dossiers/<uuid:file>/mesures/<slug:moment>", starting.start, name="start"),
    path("dossiers/<uuid:file>/parole", testimonies.testimony_new, name="testimony_new"),
    path("paroles/<uuid:testimony>", testimonies.testimony, name="testimony"),
    path(
        "paroles/<uuid:testimony>/corriger",
        testimonies.testimony_correct,
        name="testimony_correct",
    ),
    path(
        "paroles/<uuid:testimony>/effacer",
        testimonies.testimony_erase,
        name="testimony_erase",
    ),
    path(
        "paroles/<uuid:testimony>/effacer/annuler",
        testimonies.testimony_return,
        name="testimony_return",
    ),
    path("paroles/<uuid:testimony>/citee", testimonies.testimony_quoted, name="testimony_quoted"),
    path("paroles/<uuid:testimony>/papier", testimonies.testimony_paper, name="testimony_paper"),
    path("dossiers/<uuid:file>/image", pictures.picture, name="picture"),
    path("dossiers/<uuid:file>/image/mots", pictures.comment_new, name="comment_new"),
    path("image/mots/<uuid:comment>/effacer", pictures.comment_erase, name="comment_erase"),
    path(
        "image/mots/<uuid:comment>/effacer/annuler",
        pictures.comment_return,
        name="comment_return",
    ),
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
    path(
        "questionnaires/<slug:questionnaire>/<version:version>/echelles",
        versions.scales,
        name="scales",
    ),
    path("tablette/merci/<slug:language>", tablet_rests.thanks, name="thanks"),
    path("tablette/pause/<slug:language>", tablet_rests.paused, name="paused"),
    path("tablette/<uuid:administration>", tablet.begin, name="tablet"),
    path("tablette/<uuid:administration>/<int:number>", tablet.question, name="question"),
    path("tablette/<uuid:administration>/<int:following>/repos", tablet_rests.rest, name="rest"),
    path(
        "tablette/<uuid:administration>/<int:number>/langue",
        tablet.change_language,
        name="change_language",
    ),
    path("tablette/<uuid:administration>/fin", tablet_rests.end, name="end"),
    path(
        "tablette/<uuid:administration>/son/<recording:recording>",
        voices.on_tablet,
        name="tablet_sound",
    ),
    path("tablette/<uuid:administration>/pause", tablet_rests.pause, name="pause"),
]
