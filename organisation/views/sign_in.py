from typing import Any

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from organisation.addresses import address_of
from organisation.forms.sign_in import SignInForm
from organisation.language_cookie import keep_language
from organisation.lock_out import locked_until
from organisation.models import AccessRecord, Staff
from organisation.redirects import SENT, safe_next
from organisation.requests import moment
from organisation.services import record_access

TOO_MANY_REQUESTS = 429


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Employee number and password; then on to where the person wanted to go."""
    wanted = safe_next(request, request.POST.get("next", "") or request.GET.get("next", ""))
    if request.method != "POST" and request.user.is_authenticated:
        return redirect(wanted)
    form = SignInForm(request.POST or None, request=request)
    if request.method == "POST" and form.is_valid() and form.staff is not None:
        return _let_in(request, form.staff, wanted)
    if request.method == "POST" and form.non_field_errors():
        _record_refusal(request, form.cleaned_data["username"])
    return _page(request, form, wanted, status=422 if form.errors else 200)


def locked_out(
    request: HttpRequest, _response: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """What is shown after too many wrong passwords, instead of the form's own answer (django-axes calls it)."""
    employee_no = str((credentials or {}).get("username", ""))
    form = SignInForm(initial={"username": employee_no}, request=request)
    until = locked_until(employee_no, request=request)
    wanted = safe_next(request, request.POST.get("next", ""))
    return _page(request, form, wanted, status=TOO_MANY_REQUESTS, locked_until=until)


def _let_in(request: HttpRequest, staff: Staff, wanted: str) -> HttpResponse:
    login(request, staff)
    record_access(
        kind=AccessRecord.Kind.SIGN_IN,
        subject=staff.employee_no,
        address=address_of(request),
        now=moment().now,
        by=staff,
    )
    return keep_language(redirect(wanted), staff.language)


def _record_refusal(request: HttpRequest, employee_no: str) -> None:
    """Only a number that exists is written down: people also type their password into the wrong field."""
    known = Staff.objects.filter(employee_no=employee_no).exists()
    record_access(
        kind=AccessRecord.Kind.SIGN_IN_REFUSED,
        subject=employee_no if known else "",
        reason="locked" if getattr(request, "axes_locked_out", False) else "",
        address=address_of(request),
        now=moment().now,
        by=None,
    )


def _page(request: HttpRequest, form: SignInForm, wanted: str, *, status: int, **context: Any) -> HttpResponse:
    form.take_focus()
    context = {"form": form, "next": wanted if wanted != "/" else "", "was_sent": SENT in request.GET, **context}
    return render(request, "organisation/sign_in.html", context, status=status)
