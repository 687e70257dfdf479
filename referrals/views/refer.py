from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from leads.actions import Action
from leads.models import Lead
from leads.views.access import lead_to
from organisation.acts import carry_out, form_page, sent_before
from organisation.models import Staff
from organisation.requests import Moment, StaffRequest, moment
from organisation.ui.people import staff_name
from referrals.forms import ReferralForm
from referrals.parts import parts_of
from referrals.services import refer_lead
from referrals.views.choosing import agreement_shown, choice_for, is_sent, refer_template
from referrals.walk_over import MINUTES


@require_http_methods(["GET", "HEAD", "POST"])
def lead_referral(request: StaffRequest, lead_id: int) -> HttpResponse:
    """Refer a lead to a colleague, with the split that will hold. Asked by htmx: the list of people, or the split."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    lead = lead_to(Action.REFER, request.user, lead_id, day=at.day)
    choice = choice_for(request, lead, at)
    form = ReferralForm(
        request.POST if is_sent(request) else None,
        people=[*choice.found, *choice.people],
        initial={"receiver": choice.picked_id, "reason": request.POST.get("reason", "")},
    )
    agreement = agreement_shown(form, lead, at, by=request.user)
    if agreement is not None and form.is_valid() and form.agree_to(agreement.found_share):
        made = _refer(request, lead, agreement.closer, form, at)
        if made is not None:
            return redirect(made)
    form.show(agreement.found_share if agreement else None)
    page = {
        "address": request.path,
        "walk_minutes": MINUTES,
        "lead": lead,
        "choice": choice,
        "agreement": agreement,
        "parts": parts_of(agreement, reader=request.user) if agreement else [],
    }
    return form_page(request, refer_template(request), form, page)


def _refer(request: StaffRequest, lead: Lead, receiver: Staff, form: ReferralForm, at: Moment) -> str | None:
    return carry_out(
        request,
        form,
        at,
        act=lambda: refer_lead(
            lead=lead,
            receiver=receiver,
            reason=form.cleaned_data["reason"],
            is_walk_over=form.is_walk_over,
            now=at.now,
            by=request.user,
        ),
        goes_to=lambda referral: reverse("referral", args=[referral.pk]),
        told=_told(form, receiver),
    )


def _told(form: ReferralForm, receiver: Staff) -> str:
    words = {"name": staff_name(receiver), "n": MINUTES}
    if form.is_walk_over:
        return _("%(name)s is asked to come within %(n)s minutes. You see the answer here.") % words
    return _("Referred to %(name)s. You will see the answer here.") % words
