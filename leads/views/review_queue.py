from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from leads.forms import ReviewForm
from leads.forms.review_filter import ReviewFilterForm
from leads.review_queue import coverage, in_order, possible_authors, to_review
from organisation.access import can
from organisation.paging import page_of
from organisation.refused import Lacks
from organisation.requests import StaffRequest, moment
from organisation.roles import Right

NEWEST_FIRST = ("-contacted_at", "-id")
A_PAGE = 10


@require_safe
def review_queue(request: StaffRequest) -> HttpResponse:
    """The contact records of others to read, comment and rate, newest first."""
    at = moment()
    if not can(request.user, Right.REVIEW, day=at.day):
        raise Lacks(Right.REVIEW, _("Branch heads and supervisors review contact records."))
    waiting = to_review(request.user, day=at.day)
    form = ReviewFilterForm(request.GET, authors=possible_authors(request.user, day=at.day))
    records = waiting.select_related("lead__customer", "staff", "branch")
    page = page_of(
        form.apply(records).prefetch_related(in_order()),
        keys=NEWEST_FIRST,
        cursor=request.GET.get("cursor", ""),
        size=A_PAGE,
    )
    query = request.GET.copy()
    query.pop("cursor", None)
    context = {
        "form": form,
        "page": page,
        "records": [(record, ReviewForm(auto_id=f"id_{record.pk}_%s")) for record in page.rows],
        "query": query.urlencode(),
        "coverage": coverage(request.user, day=at.day),
    }
    return render(request, "leads/reviews.html", context)
