from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leads.forms import LeadFilterForm
from leads.models import Lead
from leads.narrowing import narrowing
from organisation.access import can
from organisation.paging import page_of
from organisation.requests import StaffRequest, moment
from organisation.roles import Right

NEWEST_FIRST = ("-captured_at", "-id")


@require_safe
def lead_list(request: StaffRequest) -> HttpResponse:
    """The leads a person may see, newest first, filtered by what stands in the address."""
    at = moment()
    query = _open_unless_said(request.GET)
    form = LeadFilterForm(query)
    leads = Lead.objects.visible_to(request.user, day=at.day).select_related("customer", "owner", "finder", "branch")
    narrowed = narrowing(request.GET, today=at.day)
    shown = form.apply(narrowed.apply(leads), by=request.user, day=at.day)
    page = page_of(shown, keys=NEWEST_FIRST, cursor=request.GET.get("cursor", ""))
    query.pop("cursor", None)
    return render(
        request,
        "leads/lead_list.html",
        {
            "form": form,
            "narrowed": narrowed,
            "page": page,
            "query": query.urlencode(),
            "reads_branch": can(request.user, Right.READ_BRANCH, day=at.day),
            "can_capture": can(request.user, Right.CAPTURE_LEAD, day=at.day),
        },
    )


def _open_unless_said(asked: QueryDict) -> QueryDict:
    """What is asked for; an address that says nothing of the status means the open leads."""
    query = asked.copy()
    query.setdefault("status", "open")
    return query
