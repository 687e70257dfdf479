from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from leads.bulk_acts import offered_to
from leads.exported import LEAD_COLUMNS
from leads.forms import LeadFilterForm
from leads.models import Lead
from leads.narrowing import Narrowing, narrowing
from organisation.access import can
from organisation.exporting import TooMany, export_answer, export_kind, refused_export
from organisation.paging import page_of
from organisation.requests import StaffRequest, moment
from organisation.roles import Right
from organisation.saved_views import default_address, views_of

NEWEST_FIRST = ("-captured_at", "-id")


@dataclass(frozen=True)
class Shown:
    """What the list shows for what stands in the address, before it is cut into pages."""

    query: QueryDict
    form: LeadFilterForm
    narrowed: Narrowing
    leads: QuerySet[Lead]

    @property
    def filters(self) -> str:
        """What narrows the list, for the record; whatever else stands in the address is left out."""
        chosen = {name: value for name, value in self.form.cleaned_data.items() if value}
        return urlencode(sorted({**chosen, **self.narrowed.given}.items()))


def _shown(request: StaffRequest, *, day: date) -> Shown:
    query = _open_unless_said(request.GET)
    form = LeadFilterForm(query)
    leads = Lead.objects.visible_to(request.user, day=day).select_related("customer", "owner", "finder", "branch")
    narrowed = narrowing(request.GET, today=day)
    return Shown(query, form, narrowed, form.apply(narrowed.apply(leads), by=request.user, day=day))


@require_safe
def lead_list(request: StaffRequest) -> HttpResponse:
    """The leads a person may see, newest first, filtered by what stands in the address; or by the default view."""
    at = moment()
    if to := default_address(request.user, "leads", request.GET, day=at.day):
        return redirect(to)
    shown = _shown(request, day=at.day)
    page = page_of(shown.leads, keys=NEWEST_FIRST, cursor=request.GET.get("cursor", ""))
    query = shown.query
    query.pop("cursor", None)
    return render(
        request,
        "leads/lead_list.html",
        {
            "form": shown.form,
            "narrowed": shown.narrowed,
            "page": page,
            "query": query.urlencode(),
            "views": views_of(request.user, "leads", query, day=at.day),
            "bulk_acts": offered_to(request.user, day=at.day) if any(lead.is_open for lead in page.rows) else [],
            "reads_branch": can(request.user, Right.READ_BRANCH, day=at.day),
            "can_capture": can(request.user, Right.CAPTURE_LEAD, day=at.day),
            "may_export": can(request.user, Right.EXPORT_LISTS, day=at.day),
        },
    )


@require_safe
def leads_export(request: StaffRequest) -> HttpResponseBase:
    """The list as a file: all its pages."""
    at = moment()
    kind = export_kind(request, day=at.day)
    shown = _shown(request, day=at.day)
    try:
        return export_answer(
            shown.leads.order_by(*NEWEST_FIRST),
            LEAD_COLUMNS,
            name="leads",
            title=_("Leads"),
            kind=kind,
            filters=shown.filters,
            now=at.now,
            by=request.user,
        )
    except TooMany as refusal:
        return refused_export(request, "leads", refusal)


def _open_unless_said(asked: QueryDict) -> QueryDict:
    """What is asked for; an address that says nothing of the status means the open leads."""
    query = asked.copy()
    query.setdefault("status", "open")
    return query
