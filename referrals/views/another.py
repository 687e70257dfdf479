from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from organisation.acts import carry_out, form_page, sent_before
from organisation.models import Staff
from organisation.requests import Moment, StaffRequest, moment
from organisation.ui.people import staff_name
from referrals.decision import WHAT_HAPPENED
from referrals.forms import ReferralForm
from referrals.models import Referral
from referrals.parts import parts_of
from referrals.services import ask_another
from referrals.states import is_decided
from referrals.views.access import referral_for, refused_on_referral
from referrals.views.choosing import agreement_shown, choice_for, is_sent, refer_template


@require_http_methods(["GET", "HEAD", "POST"])
def referral_another(request: StaffRequest, referral_id: int) -> HttpResponse:
    """Ask somebody else instead of the colleague who has not answered; the split is shown before, as for the first."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    referral = referral_for(request.user, referral_id, day=at.day)
    if referral.referrer_id != request.user.pk:
        raise refused_on_referral(referral, _("Only the colleague who sent it can ask somebody else."))
    if is_decided(referral.state):
        messages.error(request, str(WHAT_HAPPENED[referral.state]))
        return redirect("referral", referral.pk)
    choice = choice_for(request, referral.lead, at, without=referral.receiver)
    form = ReferralForm(
        request.POST if is_sent(request) else None,
        people=[*choice.found, *choice.people],
        initial={"receiver": choice.picked_id},
    )
    agreement = agreement_shown(form, referral.lead, at, by=request.user)
    if agreement is not None and form.is_valid() and form.agree_to(agreement.found_share):
        made = _ask(request, referral, agreement.closer, form, at)
        if made is not None:
            return redirect(made)
    form.show(agreement.found_share if agreement else None)
    page = {
        "address": request.path,
        "asked": referral,
        "lead": referral.lead,
        "choice": choice,
        "agreement": agreement,
        "parts": parts_of(agreement, reader=request.user) if agreement else [],
    }
    return form_page(request, refer_template(request), form, page)


def _ask(request: StaffRequest, referral: Referral, receiver: Staff, form: ReferralForm, at: Moment) -> str | None:
    words = {"name": staff_name(receiver), "before": staff_name(referral.receiver)}
    return carry_out(
        request,
        form,
        at,
        act=lambda: ask_another(referral=referral, receiver=receiver, now=at.now, by=request.user),
        goes_to=lambda made: reverse("referral", args=[made.pk]),
        told=_("%(name)s is asked now, and %(before)s no longer.") % words,
    )
