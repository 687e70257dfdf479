from datetime import date
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from branchsales.workspace.customer.comparing import compared, holdings, open_for_both
from leads.customer_facts import Fact
from leads.duplicates import MOST, likely_pairs, mergeable_by
from leads.errors import TooOften
from leads.forms.merge import MergeForm
from leads.merging import may_merge
from leads.models import Customer, CustomerMerge
from leads.services import UndoneMerge, look_up_customers, merge_customers, undo_merge
from leads.views.access import customer_for
from organisation import toasts
from organisation.access import can
from organisation.acts import carry_out, form_page, sent, sent_before, tell_refusal
from organisation.forms.submission import SubmissionForm
from organisation.models import Staff
from organisation.refused import Lacks
from organisation.requests import Moment, StaffRequest, moment
from organisation.roles import Right
from organisation.vault import seal, unseal

SEARCH = "leads.customers.merge"
LONGEST_SEARCH = 80


@require_safe
def customer_duplicates(request: StaffRequest) -> HttpResponse:
    """Who is probably in the books of the own units twice."""
    at = moment()
    if not can(request.user, Right.MERGE_CUSTOMERS, day=at.day):
        raise Lacks(Right.MERGE_CUSTOMERS, _("Customers are merged by the branch head and whoever is above."))
    pairs = likely_pairs(request.user, day=at.day)
    context = {
        "pairs": pairs,
        "is_cut": len(pairs) >= MOST,
        "finds": can(request.user, Right.FIND_CUSTOMER, day=at.day),
    }
    return render(request, "workspace/customer/duplicates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def customer_merge(request: StaffRequest, customer_id: int) -> HttpResponse:
    """Choose the other record, see both side by side, choose what survives, and put them together."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    kept = customer_for(request.user, customer_id, day=at.day)
    if not may_merge(kept, day=at.day, by=request.user):
        raise Lacks(Right.MERGE_CUSTOMERS, _("Customers are merged by the branch head and whoever is above."))
    if "look" in request.POST:
        return _looked_for(request, kept, at)
    number = (request.POST.get("merged", "") or request.GET.get("with", "")).strip()
    other = _by_number(number, kept=kept, day=at.day, by=request.user)
    return _choose(request, kept, at) if other is None else _preview(request, kept, other, at)


def _looked_for(request: StaffRequest, kept: Customer, at: Moment) -> HttpResponse:
    """What was typed goes on sealed; the number of the other record leads to the comparison at once."""
    typed = request.POST["look"].strip()[:LONGEST_SEARCH]
    other = _by_number(typed, kept=kept, day=at.day, by=request.user)
    asked = {"with": other.number} if other else {"find": seal(typed, use=SEARCH, by=request.user)} if typed else {}
    return redirect(f"{reverse('customer-merge', args=[kept.pk])}?{urlencode(asked)}")


def _by_number(typed: str, *, kept: Customer, day: date, by: Staff) -> Customer | None:
    if not typed or "\0" in typed:
        return None
    mine = mergeable_by(by, day=day).exclude(pk=kept.pk).select_related("branch", "manager")
    return mine.filter(number__in={typed, typed.upper()}).first()


def _choose(request: StaffRequest, kept: Customer, at: Moment) -> HttpResponse:
    """Whom to merge with: who is probably the same, and whom the person looks for."""
    typed = unseal(request.GET.get("find", ""), use=SEARCH, by=request.user)
    found, refusal = [], ""
    try:
        found = look_up_customers(text=typed, limit=25, now=at.now, by=request.user) if typed else []
    except TooOften as error:
        refusal = str(error)
    context = {
        "customer": kept,
        "typed": typed,
        "pairs": likely_pairs(request.user, day=at.day, of=kept),
        "matches": [match for match in found if match.customer.pk != kept.pk],
        "refusal": refusal,
        "asks": request.method == "POST",
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "workspace/customer/merge_with.html", context, status=status)


def _preview(request: StaffRequest, kept: Customer, other: Customer, at: Moment) -> HttpResponse:
    form = MergeForm(sent(request), kept=kept, other=other)
    made: list[CustomerMerge] = []

    def merge() -> CustomerMerge:
        made.append(merge_customers(kept=kept, merged=other, take=form.take, now=at.now, by=request.user))
        return made[0]

    page = reverse("customer", args=[kept.pk])
    done = carry_out(request, form, at, act=merge, goes_to=page)
    if done:
        for one in made:
            toasts.done(request, _told(one), undo_url=reverse("customer-merge-undo", args=[one.pk]))
        return redirect(done)
    pair = (kept, other)
    held = holdings(pair, day=at.day, by=request.user)
    context = {
        "customer": kept,
        "other": other,
        "facts": compared(form, kept, other),
        "kept_holds": held[kept.pk],
        "merged_holds": held[other.pk],
        "open_for_both": open_for_both(pair, day=at.day, by=request.user),
    }
    return form_page(request, "workspace/customer/merge.html", form, context)


def _told(merge: CustomerMerge) -> str:
    return ngettext(
        "The two records are one customer now; %(n)s lead moved.",
        "The two records are one customer now; %(n)s leads moved.",
        merge.lead_count,
    ) % {"n": merge.lead_count}


@require_POST
def customer_merge_undo(request: StaffRequest, merge_id: int) -> HttpResponse:
    """Part the two records again; what was changed since stays, and is said."""
    at = moment()
    if earlier := sent_before(request):
        return redirect(earlier)
    merges = CustomerMerge.objects.visible_to(request.user, day=at.day).select_related("kept__branch")
    merge = get_object_or_404(merges, pk=merge_id)
    if not may_merge(merge.kept, day=at.day, by=request.user):
        raise Lacks(Right.MERGE_CUSTOMERS, _("Customers are merged by the branch head and whoever is above."))
    form = SubmissionForm(request.POST)
    undone: list[UndoneMerge] = []

    def undo() -> UndoneMerge:
        undone.append(undo_merge(merge=merge, now=at.now, by=request.user))
        return undone[0]

    page = reverse("customer", args=[merge.kept_id])
    done = carry_out(request, form, at, act=undo, goes_to=page)
    if done is None:
        tell_refusal(request, form)
    for one in undone:
        toasts.done(request, " ".join(_told_undone(one)))
    return redirect(page)


def _told_undone(undone: UndoneMerge) -> list[str]:
    said = [
        ngettext(
            "The merge is undone; %(n)s lead went back.",
            "The merge is undone; %(n)s leads went back.",
            undone.leads_back,
        )
        % {"n": undone.leads_back}
    ]
    if undone.leads_since:
        said.append(
            ngettext("%(n)s lead logged since stays here.", "%(n)s leads logged since stay here.", undone.leads_since)
            % {"n": undone.leads_since}
        )
    for fact in undone.facts_since:
        said.append(_("%(fact)s was changed since and stays.") % {"fact": Fact(fact).label})
    return said
