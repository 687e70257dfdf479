import hashlib
import json

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from organisation.requests import asked_by_itself

PAPER, PINE = "#f7f6f2", "#0f524b"
HOUR = 3600
# What the offline page needs; with hashed names, so that a change of one is a new worker.
KEPT = ("css/main.css", "js/app.js", "img/mark.svg")


@asked_by_itself
@login_not_required  # asked before the sign-in too; says nothing about anybody
@cache_control(max_age=HOUR)
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """The app as a computer or a phone installs it, in the language that the page names."""
    asked = request.GET.get("language", "")
    with override(asked if asked in dict(settings.LANGUAGES) else get_language()):
        told = {
            "id": "/",
            "name": _("Branchsales: leads and sales of the branch"),
            "short_name": "Branchsales",
            "lang": "zh-CN" if get_language() == "zh-hans" else "en",
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "background_color": PAPER,
            "theme_color": PAPER,
            "icons": [
                {"src": static("img/mark.svg"), "sizes": "any", "type": "image/svg+xml"},
                {"src": static("img/icon-192.png"), "sizes": "192x192", "type": "image/png"},
                {"src": static("img/icon-512.png"), "sizes": "512x512", "type": "image/png"},
                {
                    "src": static("img/icon-maskable-512.png"),
                    "sizes": "512x512",
                    "type": "image/png",
                    "purpose": "maskable",
                },
            ],
            "shortcuts": [
                {"name": _("New lead"), "url": reverse("capture")},
                {"name": _("Search"), "url": reverse("search")},
            ],
        }
    body = json.dumps(told, ensure_ascii=False)
    return HttpResponse(body, content_type="application/manifest+json; charset=utf-8")


@asked_by_itself
@login_not_required  # asked by the browser itself; says nothing about anybody
@cache_control(no_cache=True)
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. It may serve the whole site, keeps the offline page and hashed files, and nothing else."""
    files = [reverse("offline"), *map(static, KEPT)]
    context = {"version": version_of(files), "files": json.dumps(files), "folder": static("")}
    answer = render(request, "worker/sw.js", context, "text/javascript; charset=utf-8")
    answer["Service-Worker-Allowed"] = "/"
    return answer


@login_not_required  # kept by the browser for later; says nothing about anybody
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What stands where a page cannot be reached. In both languages: nobody can be asked then which one they read."""
    return render(request, "worker/offline.html")


@asked_by_itself
@login_not_required  # asked by browsers whatever the page says; it is the mark
@cache_control(max_age=24 * HOUR)
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Where old browsers look for the icon."""
    return redirect(static("img/icon-32.png"))


def version_of(files: list[str]) -> str:
    """Changes when one of the kept files does, for their names hold a hash."""
    return hashlib.sha256("\n".join(files).encode()).hexdigest()[:12]
