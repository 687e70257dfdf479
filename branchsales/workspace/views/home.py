from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from organisation.requests import StaffRequest, moment
from organisation.roles import POLICIES, Role


@require_safe
def home(request: StaffRequest) -> HttpResponse:
    """Where everybody begins: what the role is there for."""
    posting = request.user.primary_posting_on(moment().day)
    policy = POLICIES[Role(posting.role)] if posting else None
    return render(request, "workspace/home.html", {"posting": posting, "policy": policy})
