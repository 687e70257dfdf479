from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from branchsales.workspace.branch_day import branch_day
from branchsales.workspace.needs import SHOWN, needs_of
from branchsales.workspace.units import unit_asked
from organisation.access import can
from organisation.models import Branch
from organisation.requests import StaffRequest, moment
from organisation.roles import Right
from performance.figures import figure_of, sums_of
from performance.like_for_like import comparable_before
from performance.metrics import CATALOGUE
from performance.period_words import period_days, period_name
from performance.periods import FIRST_YEAR, Kind, period_of

STATEMENT = ("leads_captured", "referrals_made", "follow_ups", "sales", "sales_amount", "collaborative_sales_amount")


@require_safe
def branch(request: StaffRequest) -> HttpResponse:
    """The people of a branch, today and this month, and what needs somebody there.

    A unit with branches below it is compared, not listed: it leads to that page.
    """
    at, staff = moment(), request.user
    unit = unit_asked(request.GET.get("unit", ""), Right.READ_BRANCH, staff=staff, day=at.day)
    if unit.kind != Branch.Kind.BRANCH:
        return redirect(f"{reverse('compare')}?{urlencode({'scope': unit.code})}")
    shown = _day(request.GET.get("day", ""), today=at.day)
    month = period_of(shown, Kind.MONTH)
    before = comparable_before(month, day=shown)
    table = branch_day(unit, day=shown)
    share = CATALOGUE["collaboration_share"]
    context = {
        "unit": unit,
        "shown": shown,
        "day_before": shown - timedelta(days=1),
        "day_after": shown + timedelta(days=1) if shown < at.day else None,
        "table": table,
        "said": {code: figure_of(CATALOGUE[code], table.day).value for code in STATEMENT},
        "month_name": period_name(month, today=at.day),
        "month_code": month.code,
        "needs": needs_of(unit, now=at.now, day=at.day, by=staff),
        "more_than": SHOWN,
        "answers": can(staff, Right.ASSIGN_LEAD, day=at.day, branch=unit),
        "share": share,
        "share_now": figure_of(share, table.month),
        "share_before": figure_of(share, sums_of(unit, before)),
        "before_days": period_days(before, today=at.day),
    }
    return render(request, "workspace/branch.html", context)


def _day(text: str, *, today: date) -> date:
    """The day in the address; today where it cannot be read or lies ahead."""
    try:
        day = parse_date(text)
    except ValueError:
        day = None
    return day if day is not None and day.year > FIRST_YEAR and day <= today else today
