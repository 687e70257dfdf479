from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from branchsales.workspace.counts import own_due
from branchsales.workspace.today import done_by, progress_of, to_answer, to_do
from organisation.access import can
from organisation.requests import StaffRequest, moment
from organisation.roles import Right
from referrals.forms import AnswerForm, ReturnForm


@require_safe
def today(request: StaffRequest) -> HttpResponse:
    """The day of whoever sells: referrals to answer, own leads in working order, what is done."""
    at, staff = moment(), request.user
    if not can(staff, Right.OWN_LEAD, day=at.day):
        raise PermissionDenied(_("This is the day of those who sell. Your own page is the home page."))
    page, tasks = to_do(staff, day=at.day, cursor=request.GET.get("cursor", ""))
    context = {
        "waiting": to_answer(staff, day=at.day, now=at.now),
        "page": page,
        "tasks": tasks,
        "due": own_due(staff, at.day),
        "progress": progress_of(staff, day=at.day),
        "done": done_by(staff, day=at.day),
        "answer": AnswerForm(),
        "return_form": ReturnForm(auto_id=False),
        "may_receive": True,
    }
    return render(request, "workspace/today.html", context)
