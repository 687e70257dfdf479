from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from leads.forms import TrafficFileForm
from leads.services import load_traffic
from leads.traffic_file import read_traffic
from organisation.access import can
from organisation.acts import sent
from organisation.refused import Lacks
from organisation.requests import StaffRequest, moment
from organisation.roles import Right
from organisation.table_file import take_in

MOST_SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
def traffic(request: StaffRequest) -> HttpResponse:
    """Load the queue machine's file: all of it, or nothing and what is wrong with it. Sent twice it does no harm."""
    at = moment()
    if not can(request.user, Right.LOAD_TRAFFIC, day=at.day):
        raise Lacks(Right.LOAD_TRAFFIC, _("The queue machine's file is loaded by the branch head or an administrator."))
    form = TrafficFileForm(sent(request), request.FILES if request.method == "POST" else None)
    page: dict[str, object] = {"form": form, "most_shown": MOST_SHOWN, "most_shown_slice": f":{MOST_SHOWN}"}
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        reading = read_traffic(file.read(), is_workbook=form.is_workbook)
        outcome, mistakes = take_in(reading, lambda rows: load_traffic(rows=rows, now=at.now, by=request.user))
        page |= {"file_name": file.name, "reading": reading, "outcome": outcome, "mistakes": mistakes}
    refused = bool(form.errors or page.get("mistakes"))
    return render(request, "leads/traffic.html", page, status=422 if refused else 200)
