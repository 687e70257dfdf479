from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from branchsales.workspace.day.order import Adjusted
from branchsales.workspace.day.page import Day, day_of
from branchsales.workspace.day.panel import panel_of
from branchsales.workspace.today import to_answer
from leads.actions import Action
from leads.forms import DayContactForm, RevealForm
from leads.models import Lead
from leads.revealing import may_reveal
from leads.services import record_follow_up, reveal_phone
from leads.views.access import lead_for, lead_to
from organisation.access import can
from organisation.acts import carry_out, sent_before
from organisation.forms.submission import SubmissionForm
from organisation.refused import Lacks
from organisation.requests import Moment, StaffRequest, moment
from organisation.roles import Right
from referrals.forms import AnswerForm, ReturnForm

LONGEST_ID = 18  # digits


@require_safe
def today(request: StaffRequest) -> HttpResponse:
    """The day of whoever sells: referrals to answer, the plan in working order, what is done; a customer beside it."""
    at = moment()
    refuse_without_day(request, at)
    opened = _opened(request, at)
    if request.htmx and request.htmx.target == "beside":
        return render(request, "workspace/today/_panel.html", _beside(request, at, opened))
    day = day_of(request.user, day=at.day, adjusted=Adjusted.asked(request.GET))
    context = list_of(request, at, day) | {"opened": opened}
    if request.htmx and request.htmx.target == "day":
        return render(request, "workspace/today/_list.html", context)
    return render(request, "workspace/today/page.html", context | _beside(request, at, opened))


@require_POST
def today_contact(request: StaffRequest, lead_id: int) -> HttpResponse:
    """Record the contact and go on to the next customer of the day."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    lead = lead_to(Action.FOLLOW_UP, request.user, lead_id, day=at.day)
    form = DayContactForm(request.POST, lead=lead, now=at.now)
    following = day_of(request.user, day=at.day).after(lead.pk)
    next_url = following.url if following else reverse("today")
    done = carry_out(
        request,
        form,
        at,
        act=lambda: record_follow_up(lead=lead, **form.contact, now=at.now, by=request.user),
        goes_to=next_url,
        told=_("Contact recorded. Next action noted."),
    )
    if done is None:
        return _refused(request, at, lead, form)
    if not request.htmx:
        return redirect(done)
    opened = lead_for(request.user, following.lead.pk, day=at.day) if following else None
    context = list_of(request, at, day_of(request.user, day=at.day)) | _beside(request, at, opened)
    answer = render(request, "workspace/today/_saved.html", context | {"opened": opened, "was_last": opened is None})
    answer["HX-Push-Url"] = next_url
    return answer


@never_cache
@require_POST
def today_call(request: StaffRequest, lead_id: int) -> HttpResponse:
    """The phone number to tap, for the reason that is recorded; without script on the page that asks for one."""
    at = moment()
    lead = lead_for(request.user, lead_id, day=at.day)
    if not may_reveal(lead.customer, day=at.day, by=request.user):
        raise Lacks(Right.REVEAL_PERSONAL_DATA, _("Phone numbers in full are for those who serve the customer."))
    if not request.htmx:
        return redirect("customer-reveal", lead.customer_id)
    form = RevealForm(request.POST, auto_id="reveal_%s")
    phone = None
    if form.is_valid():
        phone = form.attempt(
            lambda: reveal_phone(
                customer=lead.customer, reason=form.cleaned_data["reason"], now=at.now, by=request.user
            )
        )
    context = {"lead": lead, "reveal": form, "phone": phone}
    return render(request, "workspace/today/_call.html", context, status=422 if form.errors else 200)


def refuse_without_day(request: StaffRequest, at: Moment) -> None:
    """The day belongs to those who sell."""
    if not can(request.user, Right.OWN_LEAD, day=at.day):
        raise Lacks(Right.OWN_LEAD, _("This is the day of those who sell. Your own page is the home page."))


def list_of(request: StaffRequest, at: Moment, day: Day, *, form: SubmissionForm | None = None) -> dict[str, Any]:
    """What the list of the day shows."""
    return {
        "day": day,
        "waiting": to_answer(request.user, day=at.day, now=at.now),
        "answer": AnswerForm(),
        "return_form": ReturnForm(auto_id=False),
        "may_receive": True,
        "commit": form or SubmissionForm(),
    }


def _opened(request: StaffRequest, at: Moment) -> Lead | None:
    """The lead that stands beside the list, if the address names one."""
    asked = request.GET.get("open", "")
    is_id = asked.isascii() and asked.isdigit() and len(asked) <= LONGEST_ID
    return lead_for(request.user, int(asked), day=at.day) if is_id else None


def _beside(
    request: StaffRequest, at: Moment, lead: Lead | None, *, form: DayContactForm | None = None
) -> dict[str, Any]:
    context = {"list_url": reverse("today")}
    if lead is None:
        return context
    return context | panel_of(lead, now=at.now, day=at.day, by=request.user, form=form)


def _refused(request: StaffRequest, at: Moment, lead: Lead, form: DayContactForm) -> HttpResponse:
    """The panel again with what is to be mended; without script the whole page."""
    context = _beside(request, at, lead, form=form)
    if request.htmx:
        return render(request, "workspace/today/_panel.html", context, status=422)
    context |= list_of(request, at, day_of(request.user, day=at.day)) | {"opened": lead}
    return render(request, "workspace/today/page.html", context, status=422)
