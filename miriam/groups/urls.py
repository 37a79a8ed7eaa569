"""Addresses of groups: neutral, without names."""

from django.urls import path

from miriam.groups.views import about, candidates, childcare, groups, launch, places

app_name = "groups"
urlpatterns = [
    path("groupes", groups.group_list, name="list"),
    path("groupes/nouveau", groups.group_new, name="group_new"),
    path("groupes/<uuid:group>", groups.group, name="group"),
    path("groupes/<uuid:group>/modifier", groups.group_edit, name="group_edit"),
    path("groupes/<uuid:group>/phase", groups.phase, name="phase"),
    path("groupes/<uuid:group>/equipe", groups.carriers, name="carriers"),
    path("groupes/equipe/<uuid:membership>/fin", groups.carrier_end, name="carrier_end"),
    path("groupes/<uuid:group>/places/nouvelle", places.place_new, name="place_new"),
    path("groupes/places/<uuid:place>/liberer", places.place_free, name="place_free"),
    path("groupes/places/<uuid:place>/liberer/annuler", places.place_return, name="place_return"),
    path("groupes/<uuid:group>/lancement", launch.launch_list, name="launch"),
    path("groupes/<uuid:group>/lancement/vue", launch.launch_seen, name="launch_seen"),
    path("groupes/lancement/<uuid:item>", launch.launch_item, name="launch_item"),
    path("groupes/<uuid:group>/garde", childcare.childcare, name="childcare"),
    path("groupes/<uuid:group>/garde/places", childcare.need, name="childcare_need"),
    path("groupes/<uuid:group>/garde/nouvelle", childcare.ask, name="childcare_new"),
    path("groupes/garde/<uuid:arrangement>", childcare.change, name="childcare_edit"),
    path("groupes/garde/<uuid:arrangement>/demandee", childcare.asked, name="childcare_asked"),
    path("groupes/garde/<uuid:arrangement>/convenue", childcare.agreed, name="childcare_agreed"),
    path("groupes/garde/<uuid:arrangement>/tombee", childcare.fell, name="childcare_fell"),
    path("coordination/groupes", launch.overview, name="overview"),
    path("proposer", candidates.propose_list, name="propose_list"),
    path("groupes/<uuid:group>/proposer", candidates.propose, name="propose"),
    path("groupes/<uuid:group>/aller-vers", candidates.candidate_list, name="candidates"),
    path("aller-vers/<uuid:candidate>/rencontree", candidates.met, name="met"),
    path("aller-vers/<uuid:candidate>/pas-maintenant", candidates.not_now, name="not_now"),
    path("aller-vers/<uuid:candidate>/non", candidates.no, name="no"),
    path("aller-vers/<uuid:candidate>/non/annuler", candidates.no_undone, name="no_undone"),
    path("aller-vers/<uuid:candidate>/a-rencontrer", candidates.to_meet, name="to_meet"),
    path("aller-vers/<uuid:candidate>/oui", candidates.yes, name="yes"),
    path("miriam-c-est-quoi", about.about_list, name="about_list"),
    path("miriam-c-est-quoi/<slug:audience>/<slug:language>", about.about, name="about"),
]
