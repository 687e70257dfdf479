from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from organisation.addresses import address_of
from organisation.models import AccessRecord, Staff
from organisation.requests import moment
from organisation.services import record_access


@login_not_required  # whose session has expired meanwhile is signed out too
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session. Only by a form, so that no link of others does it.

    The browser forgets the pages it kept: whoever sits down next at a shared machine goes back to none of them.
    """
    if isinstance(request.user, Staff):
        record_access(
            kind=AccessRecord.Kind.SIGN_OUT,
            subject=request.user.employee_no,
            address=address_of(request),
            now=moment().now,
            by=request.user,
        )
    logout(request)
    answer = redirect("sign-in")
    if request.is_secure():  # over plain http browsers only complain of it
        answer["Clear-Site-Data"] = '"cache"'
    return answer
