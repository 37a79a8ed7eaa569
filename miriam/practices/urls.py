"""Addresses of the practice bank: none of them carries a name."""

from django.urls import path

from miriam.practices.views import around, bank, standing, writing

app_name = "practices"


CARD, OWN = "pratiques/fiches/<slug:card>", "pratiques/du-centre/<uuid:practice>"

urlpatterns = [
    path("pratiques", bank.bank, name="bank"),
    path("pratiques/pictogrammes.pdf", bank.drawings, name="drawings"),
    path("pratiques/nouvelle", writing.card_new, name="card_new"),
    path("pratiques/apporter", writing.card_bring, name="card_bring"),
    path(CARD, bank.card, name="card"),
    path(f"{CARD}/fichier.json", bank.card_file, name="card_file"),
    path(f"{CARD}/<size:size>.pdf", bank.card_paper, name="card_paper"),
    path(f"{CARD}/adapter", around.layer_new, name="layer_new"),
    path(f"{CARD}/essayee", around.use_give, name="use_give"),
    path(f"{OWN}/changer", writing.card_change, name="card_change"),
    path(f"{OWN}/effacer", writing.draft_off, name="draft_off"),
    path(f"{OWN}/reprendre-le-brouillon", writing.draft_return, name="draft_return"),
    path(f"{OWN}/rendre-avec-une-demande", standing.hand_back, name="hand_back"),
    path(f"{OWN}/centre/<move:move>", standing.move, name="move"),
    path(f"{OWN}/relecture/<reading:reading>", standing.reading, name="reading"),
    path("pratiques/adaptations/<uuid:layer>/enlever", around.layer_off, name="layer_off"),
    path("pratiques/adaptations/<uuid:layer>/remettre", around.layer_return, name="layer_return"),
    path("pratiques/essais/<uuid:use>/reprendre", around.use_off, name="use_off"),
    path("pratiques/essais/<uuid:use>/remettre", around.use_return, name="use_return"),
]
