from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from branchsales.workspace.search.finding import address_of, find, typed_in
from organisation.requests import StaffRequest, moment


@require_http_methods(["GET", "HEAD", "POST"])
def search(request: StaffRequest) -> HttpResponse:
    """Everything that begins with what was typed. It is sent, and stands in the address sealed or not at all.

    `q` is for links to a page or a number, which tell nothing of anybody.
    """
    if request.method == "POST":
        return redirect(address_of(request.POST.get("q", ""), by=request.user))
    text = typed_in(request.GET.get("find", ""), by=request.user) or request.GET.get("q", "")
    groups = find(text, day=moment().day, by=request.user)
    return render(request, "workspace/search.html", {"text": text.strip(), "groups": groups})


@require_POST
def search_matches(request: StaffRequest) -> HttpResponse:
    """The suggestions below the box while somebody types (a part of a page)."""
    text = request.POST.get("q", "")
    groups = find(text, day=moment().day, by=request.user)
    return render(request, "workspace/search/_options.html", {"text": text.strip(), "groups": groups})
