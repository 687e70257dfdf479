from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from branchsales.gallery.blocks import BLOCKS
from branchsales.gallery.samples import PEOPLE, samples
from organisation import toasts
from organisation.access import can
from organisation.refused import Lacks
from organisation.requests import StaffRequest, moment
from organisation.roles import Right


@require_http_methods(["GET", "HEAD", "POST"])
def gallery(request: StaffRequest) -> HttpResponse:
    """The parts in all their states: for administrators, and for everybody where DESIGN_GALLERY is set.

    A post does nothing and says so: it stands for the verbs that buttons of real pages post to.
    """
    at = moment()
    if not getattr(settings, "DESIGN_GALLERY", False) and not can(request.user, Right.ADMINISTER, day=at.day):
        raise Lacks(Right.ADMINISTER)
    here = reverse("design-gallery")
    if request.method == "POST":
        toasts.done(request, "Done", undo_url="" if "form_token" in request.POST else here)
        return redirect(f"{here}#toast")
    theme = request.GET.get("theme", "")
    context = {"theme": theme} if theme in ("light", "dark") else {}
    if request.GET.get("page") == "desk":
        return _desk(request, context, here=f"{here}?page=desk")
    if request.GET.get("page") == "options":
        return render(request, "design/_options.html", {"people": PEOPLE if request.GET.get("q") else ()})
    return render(request, "design/gallery.html", samples(now=at.now, day=at.day) | context | {"blocks": BLOCKS})


def _desk(request: StaffRequest, context: dict[str, Any], *, here: str) -> HttpResponse:
    """A list with the opened one beside it; asked for the panel alone, the panel alone."""
    opened = request.GET.get("open", "")
    rows = [(name, f"{here}&open={place}", opened == str(place)) for place, name in enumerate(PEOPLE)]
    title = next((name for name, _url, is_open in rows if is_open), "")
    is_panel = request.htmx and request.htmx.target == "beside"
    template = "design/_desk_panel.html" if is_panel else "design/desk.html"
    return render(request, template, context | {"rows": rows, "title": title, "list_url": here})
