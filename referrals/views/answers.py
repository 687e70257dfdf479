"""The decisions about a referral: each its own address, a plain form; asked by htmx, the row as it is afterwards."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from organisation.access import can
from organisation.acts import carry_out, form_page, sent, tell_refusal
from organisation.models import Staff
from organisation.redirects import safe_next
from organisation.requests import Moment, StaffRequest, moment
from organisation.roles import Right
from organisation.ui.people import staff_name
from referrals.forms import AnswerForm, ReturnForm
from referrals.models import Referral
from referrals.rows import rows_of
from referrals.services import accept_referral, return_referral, withdraw_referral
from referrals.statement import statement_for
from referrals.views.access import referral_for, refused_on_referral

LONGEST_ADDRESS = 200  # as a submission keeps it


@require_POST
def referral_acceptance(request: StaffRequest, referral_id: int) -> HttpResponse:
    """Take the lead on."""
    at = moment()
    referral = referral_for(request.user, referral_id, day=at.day)
    return _press(
        request,
        at,
        referral,
        lambda: accept_referral(referral=referral, now=at.now, by=request.user),
        _accepted(referral),
    )


def _accepted(referral: Referral) -> str:
    if referral.is_walk_over:
        return _("Accepted. The customer comes over to you now; record the talk afterwards.")
    return _("Accepted. The lead is yours: call today, or plan when.")


@require_http_methods(["GET", "HEAD", "POST"])
def referral_return(request: StaffRequest, referral_id: int) -> HttpResponse:
    """Give the lead back with the reason."""
    at = moment()
    referral = referral_for(request.user, referral_id, day=at.day)
    if referral.receiver_id != request.user.pk:
        raise refused_on_referral(referral, _("Only the colleague it was sent to can return this referral."))
    form = ReturnForm(sent(request))
    done = carry_out(
        request,
        form,
        at,
        act=lambda: return_referral(referral=referral, reason=form.said, now=at.now, by=request.user),
        goes_to=lambda decided: _next_page(request, decided),
        told=_("Returned to %(name)s with your reason.") % {"name": staff_name(referral.referrer)},
    )
    if done:
        return _after(request, at, referral, done)
    return form_page(request, "referrals/return.html", form, {"referral": referral})


@require_POST
def referral_withdrawal(request: StaffRequest, referral_id: int) -> HttpResponse:
    """Take the referral back before it is answered."""
    at = moment()
    referral = referral_for(request.user, referral_id, day=at.day)
    return _press(
        request,
        at,
        referral,
        lambda: withdraw_referral(referral=referral, now=at.now, by=request.user),
        _("Withdrawn. The lead is yours again."),
    )


def _press(
    request: StaffRequest, at: Moment, referral: Referral, act: Callable[[], Referral], told: str
) -> HttpResponse:
    """A button without a form of its own: done, or the reason why not told where it leads back to."""
    form = AnswerForm(sent(request))
    done = carry_out(request, form, at, act=act, goes_to=lambda decided: _next_page(request, decided), told=told)
    tell_refusal(request, form)
    return _after(request, at, referral, done)


def _next_page(request: StaffRequest, referral: Referral) -> str:
    """Where one goes on: to the lead if it is one's own now, else to what else waits."""
    if referral.lead.owner_id == request.user.pk:
        return reverse("lead", args=[referral.lead_id])
    wanted = request.POST.get("next", "")
    return safe_next(request, wanted) if 0 < len(wanted) <= LONGEST_ADDRESS else reverse("referrals")


def _after(request: StaffRequest, at: Moment, referral: Referral, done: str | None) -> HttpResponse:
    """The row as it is now; without script the referral's own page, where the refusal is told as well."""
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
