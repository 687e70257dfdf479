from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from organisation.access import can
from organisation.access_kinds import KIND_ICONS, KIND_WORDS, NOTABLE, REASON_WORDS
from organisation.forms.access_record_filter import AccessRecordFilterForm
from organisation.models import AccessRecord
from organisation.paging import page_of
from organisation.refused import Lacks
from organisation.requests import StaffRequest, moment
from organisation.roles import Right


@require_safe
def access_records(request: StaffRequest) -> HttpResponse:
    """Who signed in, looked at, took out or was refused what; the latest first."""
    at = moment()
    if not can(request.user, Right.READ_AUDIT_TRAIL, day=at.day):
        raise Lacks(Right.READ_AUDIT_TRAIL, _("The access records are read by the auditor."))
    form = AccessRecordFilterForm(request.GET)
    records, keys = form.apply(AccessRecord.objects.select_related("staff", "branch"))
    page = page_of(records, keys=keys, cursor=request.GET.get("cursor", ""))
    query = request.GET.copy()
    query.pop("cursor", None)
    rows = [
        (one, KIND_WORDS[one.kind], KIND_ICONS[one.kind], one.kind in NOTABLE, REASON_WORDS.get(one.reason, one.reason))
        for one in page.rows
    ]
    context = {"form": form, "page": page, "rows": rows, "query": query.urlencode()}
    return render(request, "organisation/access_records.html", context)
