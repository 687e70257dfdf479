from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from branchsales.workspace.compare_choice import NAME, compare_choice
from branchsales.workspace.comparison import compare_units, ordered
from branchsales.workspace.forms.compare import CompareForm
from organisation.access import can
from organisation.requests import StaffRequest, moment
from organisation.roles import Right
from performance.forms import SpanForm
from performance.like_for_like import comparable_before
from performance.metrics import CATALOGUE
from performance.period_words import period_days, period_name, word_of
from performance.reach import units_near


@require_safe
def compare(request: StaffRequest) -> HttpResponse:
    """The branches of a unit beside each other: unit, period, metrics and order stand in the address."""
    at, staff = moment(), request.user
    choice = compare_choice(request.GET, staff=staff, day=at.day)
    before = comparable_before(choice.period, day=at.day)
    table = compare_units(choice.scope, period=choice.period, before=before, codes=choice.codes, day=at.day)
    near = units_near(staff, choice.scope, day=at.day)
    units = [unit for unit in near if can(staff, Right.COMPARE_BRANCHES, day=at.day, branch=unit)]
    after = choice.period.next()
    context = {
        "choice": choice,
        "form": CompareForm(choice, units=[one for one in units if one.kind != one.Kind.BRANCH], today=at.day),
        "span_form": SpanForm(initial={"first": choice.period.first, "last": min(choice.period.last, at.day)}),
        "lines": ordered(table.lines, column=choice.sort_column, reverse=choice.is_reversed),
        "total": table.total,
        "heads": [
            (CATALOGUE[code], choice.query(today=at.day, sort=choice.sort_by(code)), code == choice.sort)
            for code in choice.codes
        ],
        "has_cohort": any(CATALOGUE[code].is_cohort for code in choice.codes),
        "name_query": choice.query(today=at.day, sort=choice.sort_by(NAME)),
        "period_word": word_of(choice.period, today=at.day),
        "period_name": period_name(choice.period, today=at.day),
        "period_days": period_days(choice.period, today=at.day),
        "before_days": period_days(before, today=at.day),
        "before_name": period_name(choice.period.previous(), today=at.day),
        "before_query": choice.query(today=at.day, period=choice.period.previous()),
        "after_name": period_name(after, today=at.day),
        "after_query": choice.query(today=at.day, period=after) if after.first <= at.day else "",
    }
    response = render(request, "workspace/_compare.html" if request.htmx else "workspace/compare.html", context)
    patch_vary_headers(response, ("HX-Request",))
    return response
