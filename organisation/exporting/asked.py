from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from organisation.access import can
from organisation.exporting.answer import TooMany
from organisation.requests import StaffRequest
from organisation.roles import Right

KINDS = ("csv", "xlsx")


def export_kind(request: StaffRequest, *, day: date) -> str:
    """The kind of file that is asked for (csv unless xlsx is); a 403 for whoever may not take lists out."""
    if not can(request.user, Right.EXPORT_LISTS, day=day):
        raise PermissionDenied(_("Lists are taken out by branch heads and supervisors."))
    kind = request.GET.get("format", "")
    return kind if kind in KINDS else "csv"


def refused_export(request: StaffRequest, page: str, refusal: TooMany) -> HttpResponse:
    """Back to the list, which says why there is no file."""
    messages.error(request, str(refusal))
    query = request.GET.copy()
    query.pop("format", None)
    return redirect(f"{reverse(page)}?{query.urlencode()}")
