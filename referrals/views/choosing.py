"""What the pages that ask a colleague have in common: whom one may ask, who is picked, and the split that will hold."""

from dataclasses import dataclass

from leads.models import Lead
from organisation.models import Staff
from organisation.requests import Moment, StaffRequest
from organisation.workplace import branch_of
from referrals.agreement import Agreement, agreement_for
from referrals.forms import ReferralForm
from referrals.suggestion import Candidate, Suggestion, find_receivers, receiver_of, receivers_for


@dataclass(frozen=True)
class Choice:
    """Whom a lead may go to: the branch's people with the suggested one first, and colleagues who were looked up."""

    people: list[Candidate]
    suggested: Suggestion | None
    found: list[Candidate]
    asked: str
    picked_id: str


def choice_for(request: StaffRequest, lead: Lead, at: Moment, *, without: Staff | None = None) -> Choice:
    """Whoever was looked up, or picked before, is in the list too; `without` is somebody who is not asked again."""
    asked = request.GET.get("who", "").strip()
    people, suggested = receivers_for(lead, day=at.day, by=request.user)
    if without is not None and any(one.staff == without for one in people):
        people = [one for one in people if one.staff != without]
        suggested = Suggestion(people[0].staff, people[0].why, people[0].open_leads) if people else None
    known = {without, *(one.staff for one in people)}
    found = [one for one in find_receivers(asked, day=at.day, by=request.user) if one.staff not in known]
    picked_id = request.POST.get("receiver") or request.GET.get("receiver") or ""
    if picked_id and picked_id not in {str(one.staff.pk) for one in [*people, *found]}:
        picked = receiver_of(picked_id, day=at.day, by=request.user)
        found = [picked, *found] if picked else found
    if not picked_id and suggested is not None:
        picked_id = str(suggested.staff.pk)
    return Choice(people, suggested, found, asked, picked_id)


def agreement_shown(form: ReferralForm, lead: Lead, at: Moment, *, by: Staff) -> Agreement | None:
    """The split that would hold with whoever is picked."""
    receiver = form.picked
    if receiver is None:
        return None
    branch = branch_of(receiver, day=at.day) or lead.branch
    return agreement_for(lead, receiver=receiver, branch=branch, day=at.day, by=by)


def refer_template(request: StaffRequest) -> str:
    """The page, or for htmx the part asked for: the list of people, or the split."""
    if request.htmx and request.method == "GET":
        return "referrals/_receivers.html" if "who" in request.GET else "referrals/_agreement.html"
    return "referrals/refer.html"


def is_sent(request: StaffRequest) -> bool:
    """Whether the form is to be done; without script one may ask for the split of somebody else first."""
    return request.method == "POST" and "show" not in request.POST
