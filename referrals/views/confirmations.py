from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from organisation.access import can
from organisation.acts import sent
from organisation.refused import Lacks
from organisation.requests import StaffRequest, moment
from organisation.roles import Right
from organisation.table_file import take_in
from referrals.confirmations import read_confirmations
from referrals.forms import ConfirmationForm
from referrals.services import confirm_sales

MOST_SHOWN = 200


@require_http_methods(["GET", "HEAD", "POST"])
def confirmations(request: StaffRequest) -> HttpResponse:
    """Load the core system's file of confirmed sales: all of it, or nothing and what is wrong with it.

    The same file again confirms nothing twice, so sending it twice does no harm.
    """
    at = moment()
    if not can(request.user, Right.CONFIRM_SALES, day=at.day):
        raise Lacks(Right.CONFIRM_SALES, _("Confirmations are loaded by an administrator."))
    form = ConfirmationForm(sent(request), request.FILES if request.method == "POST" else None)
    page: dict[str, object] = {"form": form, "most_shown": MOST_SHOWN, "most_shown_slice": f":{MOST_SHOWN}"}
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        reading = read_confirmations(file.read(), is_workbook=form.is_workbook)
        outcome, mistakes = take_in(reading, lambda rows: confirm_sales(rows=rows, now=at.now, by=request.user))
        page |= {"file_name": file.name, "reading": reading, "outcome": outcome, "mistakes": mistakes}
    refused = bool(form.errors or page.get("mistakes"))
    return render(request, "referrals/confirmations.html", page, status=422 if refused else 200)
