"""The decisions about a referral: each its own address, a plain form; asked by htmx, the row as it is afterwards."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from organisation.access import can
from organisation.models import Staff
from organisation.redirects import safe_next
from organisation.requests import Moment, StaffRequest, moment
from organisation.roles import Right
from organisation.submissions import once
from organisation.ui.people import staff_name
from referrals.forms import AnswerForm, ReturnForm
from referrals.models import Referral
from referrals.rows import rows_of
from referrals.services import accept_referral, return_referral, withdraw_referral
from referrals.statement import statement_for
from referrals.views.access import referral_for

LONGEST_ADDRESS = 200  # as a submission keeps it


@require_POST
def referral_acceptance(request: StaffRequest, referral_id: int) -> HttpResponse:
    """Take the lead on."""
    at = moment()
    referral = referral_for(request.user, referral_id, day=at.day)
    form = AnswerForm(request.POST)
    done = _once(request, form, at, referral, lambda: accept_referral(referral=referral, now=at.now, by=request.user))
    if done is not None:
        messages.success(request, _("Accepted. The lead is yours: call today, or plan when."))
    return _after(request, form, at, referral, done)


@require_http_methods(["GET", "HEAD", "POST"])
def referral_return(request: StaffRequest, referral_id: int) -> HttpResponse:
    """Give the lead back with the reason."""
    at = moment()
    referral = referral_for(request.user, referral_id, day=at.day)
    if referral.receiver_id != request.user.pk:
        raise PermissionDenied(_("Only the colleague it was sent to can return this referral."))
    form = ReturnForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        done = _once(
            request,
            form,
            at,
            referral,
            lambda: return_referral(referral=referral, reason=form.said, now=at.now, by=request.user),
        )
        if done is not None:
            name = staff_name(referral.referrer)
            messages.success(request, _("Returned to %(name)s with your reason.") % {"name": name})
            return _after(request, form, at, referral, done)
    status = 422 if form.errors else 200
    return render(request, "referrals/return.html", {"referral": referral, "form": form}, status=status)


@require_POST
def referral_withdrawal(request: StaffRequest, referral_id: int) -> HttpResponse:
    """Take the referral back before it is answered."""
    at = moment()
    referral = referral_for(request.user, referral_id, day=at.day)
    form = AnswerForm(request.POST)
    done = _once(request, form, at, referral, lambda: withdraw_referral(referral=referral, now=at.now, by=request.user))
    if done is not None:
        messages.success(request, _("Withdrawn. The lead is yours again."))
    return _after(request, form, at, referral, done)


def _once(
    request: StaffRequest, form: AnswerForm | ReturnForm, at: Moment, referral: Referral, act: Callable[[], Referral]
) -> str | None:
    """Where to go once it is done; None if it was refused, with the reason in the form."""
    if not form.is_valid():
        return None
    return form.attempt(
        lambda: once(
            staff=request.user,
            token=form.token,
            now=at.now,
            act=act,
            result=lambda decided: _next_page(request, decided),
        )
    )


def _next_page(request: StaffRequest, referral: Referral) -> str:
    """Where one goes on: to the lead if it is one's own now, else to what else waits."""
    if referral.lead.owner_id == request.user.pk:
        return reverse("lead", args=[referral.lead_id])
    wanted = request.POST.get("next", "")
    return safe_next(request, wanted) if 0 < len(wanted) <= LONGEST_ADDRESS else reverse("referrals")


def _after(
    request: StaffRequest, form: AnswerForm | ReturnForm, at: Moment, referral: Referral, done: str | None
) -> HttpResponse:
    """The row as it is now; without script the referral's own page, where the refusal is told as well."""
    for refusal in form.non_field_errors():
        messages.error(request, str(refusal))
    if request.htmx:
        fresh = referral_for(request.user, referral.pk, day=at.day)
        (row,) = rows_of([fresh], day=at.day, now=at.now, to=request.user)
        # The sentence above the list counts anew; so does the number on the day's page.
        page = request.htmx.current_url_abs_path or ""
        part = {
            "row": row,
            "statement": statement_for(request.user, day=at.day) if page.startswith(reverse("referrals")) else None,
            "still_waiting": _waiting_for(request.user, at) if page.startswith(reverse("today")) else None,
            "may_receive": can(request.user, Right.OWN_LEAD, day=at.day),
        }
        return render(request, "referrals/_answered.html", part)
    return redirect(done or reverse("referral", args=[referral.pk]))


def _waiting_for(staff: Staff, at: Moment) -> int:
    return Referral.objects.visible_to(staff, day=at.day).pending().filter(receiver=staff).count()
