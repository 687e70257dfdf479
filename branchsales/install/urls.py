from django.urls import path

from branchsales.install.views import favicon, manifest, offline, worker

urlpatterns = [
    path("manifest.webmanifest", manifest, name="manifest"),
    path("sw.js", worker, name="service-worker"),
    path("offline/", offline, name="offline"),
    path("favicon.ico", favicon, name="favicon"),
]
