from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from leads.forms import ServedForm
from leads.models import TrafficLog
from leads.services import set_served
from organisation.access import can
from organisation.acts import carry_out, form_page, sent, sent_before
from organisation.requests import StaffRequest, moment
from organisation.roles import Right


@require_http_methods(["GET", "HEAD", "POST"])
def served(request: StaffRequest) -> HttpResponse:
    """Say how many customers one served today, or correct the number that stands; `day` names the day before."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    asked = (sent(request) or request.GET).get("day", "")
    day = _day(asked) or at.day
    if not can(request.user, Right.COUNT_SERVED, day=day):
        raise PermissionDenied(_("Only those who served at the counter that day say how many customers they served."))
    log = TrafficLog.objects.visible_to(request.user, day=at.day).filter(staff=request.user, day=day).first()
    stands = log.served if log else None
    form = ServedForm(sent(request), stands=stands, initial={"day": day, "served": stands})
    done = carry_out(
        request,
        form,
        at,
        act=lambda: set_served(
            served=form.cleaned_data["served"],
            day=form.cleaned_data["day"],
            reason=form.cleaned_data["reason"],
            now=at.now,
            by=request.user,
        ),
        goes_to=lambda _log: reverse("home"),
        told=_told(form),
    )
    return redirect(done) if done else form_page(request, "leads/served.html", form, {"day": day, "stands": log})


def _day(typed: str) -> date | None:
    try:
        return parse_date(typed)
    except ValueError:
        return None


def _told(form: ServedForm) -> str:
    if not form.is_valid():
        return ""
    n = form.cleaned_data["served"]
    return ngettext("%(n)s customer served noted.", "%(n)s customers served noted.", n) % {"n": n}
