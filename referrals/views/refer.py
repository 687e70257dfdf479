from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from leads.actions import Action, actions_for
from leads.models import Lead
from leads.views.access import lead_for
from organisation.acts import carry_out, form_page, sent_before
from organisation.models import Staff
from organisation.requests import Moment, StaffRequest, moment
from organisation.ui.people import staff_name
from organisation.workplace import branch_of
from referrals.agreement import Agreement, agreement_for
from referrals.forms import ReferralForm
from referrals.parts import parts_of
from referrals.services import refer_lead
from referrals.suggestion import Candidate, Suggestion, find_receivers, receiver_of, receivers_for


@require_http_methods(["GET", "HEAD", "POST"])
def lead_referral(request: StaffRequest, lead_id: int) -> HttpResponse:
    """Refer a lead to a colleague, with the split that will hold. Asked by htmx: the list of people, or the split."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    lead = lead_for(request.user, lead_id, day=at.day)
    if Action.REFER not in actions_for(lead, day=at.day, by=request.user):
        raise PermissionDenied(_("You cannot refer this lead as it stands now. Open it to see what you can do."))
    choice = _choice(request, lead, at)
    form = ReferralForm(
        request.POST if _is_sent(request) else None,
        people=[*choice.found, *choice.people],
        initial={"receiver": choice.picked_id, "reason": request.POST.get("reason", "")},
    )
    agreement = _agreement(form, lead, at, by=request.user)
    if agreement is not None and form.is_valid() and form.agree_to(agreement.found_share):
        made = _refer(request, lead, agreement.closer, form, at)
        if made is not None:
            return redirect(made)
    form.show(agreement.found_share if agreement else None)
    page = {
        "lead": lead,
        "choice": choice,
        "agreement": agreement,
        "parts": parts_of(agreement, reader=request.user) if agreement else [],
    }
    return form_page(request, _template(request), form, page)


def _is_sent(request: StaffRequest) -> bool:
    """Whether the lead is to be referred; without script one may ask for the split of somebody else first."""
    return request.method == "POST" and "show" not in request.POST


@dataclass(frozen=True)
class Choice:
    """Whom a lead may go to: the branch's people with the suggested one first, and colleagues who were looked up."""

    people: list[Candidate]
    suggested: Suggestion | None
    found: list[Candidate]
    asked: str
    picked_id: str


def _choice(request: StaffRequest, lead: Lead, at: Moment) -> Choice:
    """Whoever was looked up, or picked before, is in the list too."""
    asked = request.GET.get("who", "").strip()
    people, suggested = receivers_for(lead, day=at.day, by=request.user)
    known = {one.staff for one in people}
    found = [one for one in find_receivers(asked, day=at.day, by=request.user) if one.staff not in known]
    picked_id = request.POST.get("receiver") or request.GET.get("receiver") or ""
    if picked_id and picked_id not in {str(one.staff.pk) for one in [*people, *found]}:
        picked = receiver_of(picked_id, day=at.day, by=request.user)
        found = [picked, *found] if picked else found
    if not picked_id and suggested is not None:
        picked_id = str(suggested.staff.pk)
    return Choice(people, suggested, found, asked, picked_id)


def _agreement(form: ReferralForm, lead: Lead, at: Moment, *, by: Staff) -> Agreement | None:
    receiver = form.picked
    if receiver is None:
        return None
    branch = branch_of(receiver, day=at.day) or lead.branch
    return agreement_for(lead, receiver=receiver, branch=branch, day=at.day, by=by)


def _refer(request: StaffRequest, lead: Lead, receiver: Staff, form: ReferralForm, at: Moment) -> str | None:
    return carry_out(
        request,
        form,
        at,
        act=lambda: refer_lead(
            lead=lead, receiver=receiver, reason=form.cleaned_data["reason"], now=at.now, by=request.user
        ),
        goes_to=lambda referral: reverse("referral", args=[referral.pk]),
        told=_("Referred to %(name)s. You will see the answer here.") % {"name": staff_name(receiver)},
    )


def _template(request: StaffRequest) -> str:
    if request.htmx and request.method == "GET":
        return "referrals/_receivers.html" if "who" in request.GET else "referrals/_agreement.html"
    return "referrals/refer.html"
