"""The addresses of the house, module by module."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from miriam.access.gate import open_to_all
from miriam.look.views.gallery import gallery
from miriam.signin.views import choices

urlpatterns: list[URLPattern | URLResolver] = [
    # They are tried in this order: what is asked for all day long comes first.
    path("", include("miriam.desk.urls")),
    path("", include("miriam.accompaniment.urls")),
    path("", include("miriam.signin.urls")),
    path("", include("miriam.access.urls")),
    path("", include("miriam.people.urls")),
    path("", include("miriam.outbox.urls")),
    path("", include("miriam.groups.urls")),
    path("", include("miriam.questionnaire.urls")),
    path("", include("miriam.measures.urls")),
    path("", include("miriam.tools.urls")),
    path("", include("miriam.practices.urls")),
    path("", include("miriam.groupwork.urls")),
    path("", include("miriam.attendance.urls")),
    path("", include("miriam.coordination.urls")),
    path("", include("miriam.evaluation.urls")),
    path("langue", choices.language, name="set_language"),
    path("apparence", choices.theme, name="theme"),
]
if settings.DEVELOPMENT:
    in_development = open_to_all("development: every component, nobody's data")
    urlpatterns += [path("galerie", in_development(gallery), name="gallery")]

handler400 = "miriam.look.views.errors.bad_request"
handler403 = handler404 = "miriam.look.views.errors.not_found"
handler500 = "miriam.look.views.errors.server_error"
