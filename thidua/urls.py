"""Every address of the application, by app."""

from django.conf import settings
from django.urls import include, path

from core.health import livez, readyz

handler400 = "thidua.errors.bad_request"
handler403 = "thidua.errors.forbidden"
handler404 = "thidua.errors.not_found"
handler500 = "thidua.errors.server_error"

urlpatterns = [
    path("livez", livez, name="livez"),
    path("readyz", readyz, name="readyz"),
    path("", include("thidua.home.urls")),
    path("", include("organization.urls")),
    path("", include("awards.urls.unit")),
    path("", include("campaigns.urls")),
    path("", include("awards.urls.office")),
    path("", include("awards.urls.council")),
    path("", include("awards.urls.leadership")),
    path("", include("awards.urls.referrals")),
    path("", include("dossiers.urls")),
    path("", include("thidua.journal.urls")),
    path("", include("thidua.sent.urls")),
]
if settings.TRAINING_CLOCK:
    urlpatterns += [path("", include("thidua.training.urls"))]
