from datetime import date, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from branchsales.workspace.day.week import monday_of, week_of
from branchsales.workspace.views.today import refuse_without_day
from leads.services import move_to_day
from leads.views.access import lead_for
from organisation.acts import carry_out, tell_refusal
from organisation.forms.submission import SubmissionForm
from organisation.requests import StaffRequest, moment
from organisation.toasts import done as tell
from organisation.ui.days import day_words

FURTHEST = timedelta(days=366)


@require_safe
def week(request: StaffRequest) -> HttpResponse:
    """The week: what is planned on which day, and how much of it."""
    at = moment()
    refuse_without_day(request, at)
    asked = _day(request.GET.get("from", "")) or at.day
    first = monday_of(min(max(asked, at.day), at.day + FURTHEST))
    context = {"week": week_of(request.user, first=first, today=at.day)}
    part = request.htmx and request.htmx.target == "week"
    return render(request, "workspace/week/_answer.html" if part else "workspace/week/page.html", context)


@require_POST
def week_move(request: StaffRequest, lead_id: int, to: str = "") -> HttpResponse:
    """Move what is planned for a lead to another day."""
    at = moment()
    refuse_without_day(request, at)
    lead = lead_for(request.user, lead_id, day=at.day)
    day = _day(to or request.POST.get("to", ""))
    if day is None:
        raise Http404
    before = max(lead.next_action_on or at.day, at.day)
    here = f"{reverse('week')}?from={monday_of(before).isoformat()}"
    form = SubmissionForm(request.POST)
    done = carry_out(
        request, form, at, act=lambda: move_to_day(lead=lead, to=day, now=at.now, by=request.user), goes_to=here
    )
    if done is None:
        tell_refusal(request, form)
    else:
        told = _("%(name)s: %(day)s.") % {"name": lead.customer.name, "day": day_words(day, today=at.day)}
        tell(request, told, undo_url=reverse("week-back", args=[lead.pk, before.isoformat()]))
    return redirect(done or here)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
