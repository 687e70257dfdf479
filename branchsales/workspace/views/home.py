from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from branchsales.workspace.capture.page import capture_page
from branchsales.workspace.finder import MONTH_IN_LOBBY, month_of, news_of, place_of, today_of
from branchsales.workspace.lobby.log import counters_of, log_of
from branchsales.workspace.lobby.page import SECONDS, now_part
from branchsales.workspace.served import served_of
from branchsales.workspace.setup import roll_up_waits, setup_of
from organisation.access import can
from organisation.models import Staff
from organisation.requests import Moment, StaffRequest, moment
from organisation.roles import Right, Role
from performance.period_words import period_name

# Who does not begin with quick capture begins with another page of theirs.
FIRST_PAGES = {
    Role.WEALTH_MANAGER: "today",
    Role.BRANCH_HEAD: "branch",
    Role.SUPERVISOR: "compare",
    Role.AUDITOR: "access-records",
}


@require_safe
def home(request: StaffRequest) -> HttpResponse:
    """Where everybody begins: the page that the role of the day works with."""
    at = moment()
    posting = request.user.primary_posting_on(at.day)
    role = Role(posting.role) if posting else None
    if role in FIRST_PAGES:
        return redirect(FIRST_PAGES[role])
    if role == Role.ADMINISTRATOR:
        context = {"setup": setup_of(at.day), "shards_waiting": roll_up_waits()}
        return render(request, "workspace/home_administrator.html", context)
    if can(request.user, Right.COUNT_LOBBY, day=at.day):
        return _lobby(request, request.user, at)
    if can(request.user, Right.CAPTURE_LEAD, day=at.day):
        return _finder(request, request.user, at)
    return render(request, "workspace/home_without_posting.html")


def _lobby(request: HttpRequest, staff: Staff, at: Moment) -> HttpResponse:
    """Capture, the lobby log, who is free now and how the hand-overs of today stand."""
    page = capture_page(None, chosen=request.GET, day=at.day, by=staff)
    page.form.show(page.offer.agreement.found_share if page.offer.agreement else None)
    part, mark = now_part(request, staff, at)
    context = {
        "capture": page,
        "from_home": True,
        "counters": counters_of(log_of(staff, day=at.day)),
        "now_part": mark_safe(part),
        "now_mark": mark,
        "now_seconds": SECONDS,
        "month": month_of(staff, day=at.day, codes=MONTH_IN_LOBBY),
    }
    return render(request, "workspace/home_lobby.html", context)


def _finder(request: HttpRequest, staff: Staff, at: Moment) -> HttpResponse:
    """Capture on top; below it what became of the own leads, and how one stands."""
    page = capture_page(None, chosen=request.GET, day=at.day, by=staff)
    page.form.show(page.offer.agreement.found_share if page.offer.agreement else None)
    place = place_of(staff, day=at.day)
    logged, sent = today_of(staff, day=at.day)
    context = {
        "capture": page,
        "from_home": True,
        "logged": logged,
        "sent": sent,
        "served": served_of(staff, day=at.day, now=at.now),
        "news": news_of(staff, day=at.day, now=at.now),
        "month": month_of(staff, day=at.day),
        "choice": place.choice,
        "cut": place.cut,
        "period_name": period_name(place.choice.period, today=at.day),
        "before_name": period_name(place.before, today=at.day),
        "place_query": place.choice.query(today=at.day),
    }
    return render(request, "workspace/home.html", context)
