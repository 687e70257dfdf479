from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from organisation.access import can, scope_of
from organisation.refused import Lacks
from organisation.requests import StaffRequest, moment
from organisation.roles import Right
from performance.boards import board_seen_by
from performance.choice import BoardChoice, board_choice
from performance.forms import BoardForm, SpanForm
from performance.leaderboard import Row
from performance.period_words import period_days, period_name
from performance.reach import units_near

ROWS_A_PAGE = 200
YOUNG_DAYS = 30  # so long after its end a cohort may well still win


@require_safe
def boards(request: StaffRequest) -> HttpResponse:
    """One leaderboard: who is ranked, where, by what and when stand in the address."""
    at, staff = moment(), request.user
    if not can(staff, Right.READ_BOARDS, day=at.day):
        raise Lacks(Right.READ_BOARDS, _("Your role does not include boards. Ask your administrator if you need them."))
    choice = board_choice(request.GET, staff=staff, day=at.day)
    cut = board_seen_by(
        staff,
        metric=choice.metric,
        period=choice.period,
        scope=choice.scope,
        subject=choice.subject,
        role=choice.role,
        day=at.day,
    )
    reads = scope_of(staff, day=at.day).units(Right.READ_BRANCH)
    start = _start(request.GET.get("after", ""), len(cut.rows))
    rows = cut.rows[start : start + ROWS_A_PAGE]
    if cut.own is not None and cut.own not in rows:
        rows = sorted([*rows, cut.own], key=lambda row: row.position)
    context = {
        "choice": choice,
        "form": BoardForm(choice, units=units_near(staff, choice.scope, day=at.day), today=at.day),
        "span_form": SpanForm(initial={"first": choice.period.first, "last": min(choice.period.last, at.day)}),
        "cut": cut,
        "runs": runs(rows),
        "most": max((abs(Decimal(row.value or 0)) for row in rows if row.place), default=Decimal(0)),
        "read": {row.branch.pk for row in rows if any(unit.contains(row.branch) for unit in reads)},
        "next_after": start + ROWS_A_PAGE if start + ROWS_A_PAGE < len(cut.rows) else None,
        **_periods(choice, day=at.day),
    }
    response = render(request, "performance/_board.html" if request.htmx else "performance/boards.html", context)
    patch_vary_headers(response, ("HX-Request",))
    return response


def runs(rows: Iterable[Row]) -> list[list[Row]]:
    """The rows in pieces without a gap between them: a page draws a double line where places are left out."""
    numbered = groupby(enumerate(rows), key=lambda pair: pair[1].position - pair[0])
    return [[row for _, row in run] for _, run in numbered]


def _start(after: str, rows: int) -> int:
    """How many rows the pages before have shown; from the top where that cannot be."""
    start = int(after) if after.isascii() and after.isdigit() and len(after) < 8 else 0
    return start if start < rows else 0


def _periods(choice: BoardChoice, *, day: date) -> dict[str, object]:
    """The period in words, and the ways to the one before and the one after, which has begun."""
    period = choice.period
    before, after = period.previous(), period.next()
    return {
        "query": choice.query(today=day),
        "period_name": period_name(period, today=day),
        "period_days": period_days(period, today=day),
        "before_name": period_name(before, today=day),
        "before_query": choice.query(today=day, period=before),
        "after_name": period_name(after, today=day),
        "after_query": choice.query(today=day, period=after) if after.first <= day else "",
        "is_young": choice.metric.is_cohort and (day - period.last).days < YOUNG_DAYS,
    }
