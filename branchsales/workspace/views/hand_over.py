"""Handing over everything open of somebody who is away or leaves: what it is, to whom, what each would get."""

from datetime import date

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from branchsales.workspace.forms.hand_over import FOR_GOOD, POOL, SHARED, HandOverForm
from leads.models import BulkAct
from leads.ownership import possible_owners
from organisation.access import can
from organisation.acts import carry_out, form_page, sent, sent_before, tell_refusal
from organisation.forms.submission import SubmissionForm
from organisation.models import Branch, Posting, Staff
from organisation.requests import StaffRequest, moment
from organisation.roles import Right
from organisation.ui.people import staff_name
from referrals.open_work import open_work, shares
from referrals.services import HandedOver, give_back_work, hand_over_work


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: StaffRequest, employee_no: str) -> HttpResponse:
    """What is open of the person, what each colleague would get, and the act itself."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    person, unit = person_of(employee_no, right=Right.ASSIGN_LEAD, staff=request.user, day=at.day)
    sellers = possible_owners(unit, day=at.day)
    owners = [pair for pair in sellers if pair[0] != person]
    asked = request.GET if request.method != "POST" else request.POST
    chosen = {
        "to": asked.get("to") or (SHARED if len(owners) > 1 else str(owners[0][0].pk) if owners else POOL),
        "how": asked.get("how") or (FOR_GOOD if person.left_on else "time"),
        "until": asked.get("until", ""),
    }
    form = HandOverForm(sent(request), owners=owners, today=at.day, initial=chosen)
    made: list[HandedOver] = []

    def act() -> None:
        receivers = form.receivers(form.cleaned_data["to"])
        until = form.cleaned_data["until"]
        made.append(hand_over_work(person=person, receivers=receivers, until=until, now=at.now, by=request.user))

    here = reverse("hand-over", args=[person.employee_no])
    done = carry_out(request, form, at, act=act, goes_to=here)
    if done:
        for one in made:
            _tell(request, one, person)
        return redirect(done)
    work = open_work(person, day=at.day, by=request.user)
    receivers = form.receivers(chosen["to"])
    loads = {one.pk: one.open_leads for one, _label in sellers}  # type: ignore[attr-defined]
    context = {
        "person": person,
        "unit": unit,
        "work": work,
        "shares": shares(work, receivers, loads, for_good=chosen["how"] == FOR_GOOD),
        "chosen": chosen,
        "for_good": chosen["how"] == FOR_GOOD,
        "lent": BulkAct.objects.visible_to(request.user, day=at.day).lent(person).order_by("-made_at"),
        "is_away": any(one == person and one.is_away for one, _label in sellers),  # type: ignore[attr-defined]
    }
    template = "workspace/_hand_over.html" if request.htmx else "workspace/hand_over.html"
    return form_page(request, template, form, context)


@require_POST
def hand_over_return(request: StaffRequest, bulk_id: int) -> HttpResponse:
    """The person is back: what was handed over for a time is theirs again."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    if not can(request.user, Right.ASSIGN_LEAD, day=at.day):
        raise PermissionDenied
    lent = BulkAct.objects.visible_to(request.user, day=at.day).filter(person__isnull=False, until__isnull=False)
    act = get_object_or_404(lent.select_related("person"), pk=bulk_id)
    form = SubmissionForm(sent(request))
    here = reverse("hand-over", args=[act.person.employee_no])  # type: ignore[union-attr]
    made = []
    done = carry_out(
        request,
        form,
        at,
        act=lambda: made.append(give_back_work(act=act, now=at.now, by=request.user)),
        goes_to=here,
    )
    for bulk in made:
        n, left = len(bulk.done), len(bulk.refused)
        messages.success(request, ngettext("Gave back %(n)s lead.", "Gave back %(n)s leads.", n) % {"n": n})
        if left:
            words = ngettext("%(n)s lead was left as it is.", "%(n)s leads were left as they are.", left)
            messages.warning(request, words % {"n": left})
    tell_refusal(request, form)
    return redirect(done or here)


def person_of(employee_no: str, *, right: Right, staff: Staff, day: date) -> tuple[Staff, Branch]:
    """The person and the unit they work in, or worked in last, where the other one holds the right.

    Nobody outside the units one reads is there (404); there without the right it is a 403.
    """
    if not (can(staff, Right.READ_BRANCH, day=day) or can(staff, right, day=day)):
        raise PermissionDenied
    if "\0" in employee_no:
        raise Http404
    postings = Posting.objects.filter(staff__employee_no=employee_no, starts_on__lte=day)
    found = list(postings.select_related("branch", "staff").order_by("-starts_on", "-is_primary", "-pk"))
    read = [one.branch for one in found if can(staff, Right.READ_BRANCH, day=day, branch=one.branch)]
    if not read:
        raise Http404
    held = [unit for unit in read if can(staff, right, day=day, branch=unit)]
    if not held:
        raise PermissionDenied
    return found[0].staff, held[0]


def _tell(request: StaffRequest, made: HandedOver, person: Staff) -> None:
    n, left = sum(made.leads.values()), len(made.refused)
    words = ngettext("Handed over %(n)s lead of %(name)s.", "Handed over %(n)s leads of %(name)s.", n)
    messages.success(request, words % {"n": n, "name": staff_name(person)})
    if made.referrals:
        words = ngettext("%(n)s referral was passed on.", "%(n)s referrals were passed on.", made.referrals)
        messages.success(request, words % {"n": made.referrals})
    if made.customers:
        words = ngettext("%(n)s customer has a new manager.", "%(n)s customers have a new manager.", made.customers)
        messages.success(request, words % {"n": made.customers})
    if left:
        words = ngettext("%(n)s lead was left as it is.", "%(n)s leads were left as they are.", left)
        messages.warning(request, words % {"n": left})
