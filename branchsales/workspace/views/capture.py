from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from branchsales.workspace.capture.acts import NewCustomer, capture_and_refer
from branchsales.workspace.capture.page import CapturePage, capture_page
from branchsales.workspace.capture.told import told_of
from branchsales.workspace.capture.who import ask_who, customer_of
from leads.models import Customer, Lead
from leads.notes import MASKED_HINT, was_masked
from leads.retracting import may_retract
from organisation.access import can
from organisation.acts import carry_out, form_page, sent, sent_before
from organisation.models import Staff
from organisation.refused import Lacks
from organisation.requests import Moment, StaffRequest, moment
from organisation.roles import Right
from organisation.toasts import done


@require_http_methods(["GET", "HEAD", "POST"])
def capture(request: StaffRequest) -> HttpResponse:
    """Log a lead, and refer it if asked. Asked by htmx: the open lead there is, the colleague and the split."""
    at = moment()
    if not can(request.user, Right.CAPTURE_LEAD, day=at.day):
        raise Lacks(Right.CAPTURE_LEAD, _("Leads are logged by the people of the branches."))
    typed = sent(request)
    page = capture_page(typed, chosen=request.GET, day=at.day, by=request.user)
    if typed is not None and (made := _done_or_capture(request, page, at)):
        _tell(request, made, at)
        return redirect("home" if typed.get("from") == "home" else "capture")
    if typed is not None:
        page.matches = ask_who(page.form, now=at.now, by=request.user)
    page.form.show(page.offer.agreement.found_share if page.offer.agreement else None)
    template = "workspace/capture/_offer.html" if request.htmx and typed is None else "workspace/capture.html"
    context = {"capture": page, "from_home": (typed or request.GET).get("from") == "home"}
    response = form_page(request, template, page.form, context)
    patch_vary_headers(response, ("HX-Request",))
    return response


def _done_or_capture(request: StaffRequest, page: CapturePage, at: Moment) -> str | None:
    """A second click finds what the first one made, before it is asked whether the name is known by now."""
    if earlier := sent_before(request):
        return earlier
    return _capture(request, page, at) if page.form.is_valid() else None


def _capture(request: StaffRequest, page: CapturePage, at: Moment) -> str | None:
    """The address of the lead, made once however often the form is sent."""
    form, staff = page.form, request.user
    typed = form.cleaned_data
    customer = customer_of(form, day=at.day, now=at.now, by=staff)
    receiver = page.offer.picked.staff if form.refers and page.offer.picked else None
    if form.refers and receiver is None:
        form.add_error(None, _("Nobody in the branch can take on leads today. Log the lead without referring it."))
    if receiver is not None and page.offer.agreement is not None:
        form.agree_to(page.offer.agreement.found_share)
    if customer is None:
        return None
    return carry_out(
        request,
        form,
        at,
        act=lambda: _act(customer, page, typed, receiver, now=at.now, by=staff),
        goes_to=lambda lead: reverse("lead", args=[lead.pk]),
    )


def _act(
    customer: Customer | NewCustomer,
    page: CapturePage,
    typed: dict[str, Any],
    receiver: Staff | None,
    *,
    now: datetime,
    by: Staff,
) -> Lead:
    beside = page.known.lead if page.known and page.known.lead.pk == typed["separate_from"] else None
    return capture_and_refer(
        customer=customer,
        category=typed["category"],
        potential=typed["potential"],
        channel=typed["channel"],
        note=typed["note"],
        estimated_amount=typed["estimated_amount"],
        separate_from=beside,
        receiver=receiver,
        is_walk_over=page.form.is_walk_over,
        now=now,
        by=by,
    )


def _lead_at(address: str) -> int:
    """Which lead the address leads to; 0 for that of another page, whose token was sent here."""
    try:
        lead_id: int = resolve(urlsplit(address).path).kwargs.get("lead_id", 0)
    except Resolver404:
        return 0
    return lead_id


def _tell(request: StaffRequest, made: str, at: Moment) -> None:
    """What happened and what is next."""
    leads = Lead.objects.visible_to(request.user, day=at.day).select_related("customer", "owner")
    lead = leads.filter(pk=_lead_at(made)).first()
    if lead is None:  # sent again after it had gone to another branch, or the token of another page
        messages.success(request, _("Logged."))
        return
    undo_url = reverse("lead-retraction", args=[lead.pk]) if may_retract(lead, now=at.now, by=request.user) else ""
    done(request, told_of(lead, reader=request.user), undo_url=undo_url)
    if was_masked(request.POST.get("note", ""), lead.note):
        messages.warning(request, MASKED_HINT)
