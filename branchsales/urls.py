from django.urls import URLPattern, URLResolver, include, path

from branchsales.health import healthz, readyz

handler403 = "organisation.refused.refused"

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("", include("branchsales.install.urls")),
    path("", include("branchsales.gallery.urls")),
    path("", include("branchsales.workspace.urls")),
    path("", include("organisation.urls")),
    path("", include("leads.urls")),
    path("", include("referrals.urls")),
    path("", include("performance.urls")),
]
