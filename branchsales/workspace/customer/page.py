from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from branchsales.workspace.customer.history import history_of, record_of
from leads.merging import is_undoable, may_merge
from leads.models import CustomerMerge, Lead
from leads.revealing import may_reveal
from leads.views.access import customer_for
from organisation.access import can
from organisation.forms.submission import SubmissionForm
from organisation.requests import StaffRequest, moment
from organisation.roles import Right


@require_safe
def customer_page(request: StaffRequest, customer_id: int) -> HttpResponse:
    """A customer: what must be respected, what is known, and everything over time that the person may see."""
    at = moment()
    staff = request.user
    customer = customer_for(staff, customer_id, day=at.day)
    if customer.pk != customer_id:
        return redirect("customer", customer.pk)
    leads = (
        Lead.objects.visible_to(staff, day=at.day)
        .filter(customer=customer)
        .select_related("owner", "finder", "branch")
        .order_by("-captured_at", "-id")[:50]
    )
    merges = list(
        CustomerMerge.objects.visible_to(staff, day=at.day)
        .standing()
        .filter(kept=customer)
        .select_related("merged", "merged_by")
        .order_by("-merged_at", "-id")
    )
    merging = may_merge(customer, day=at.day, by=staff)
    history = history_of(customer, leads=list(leads), day=at.day, by=staff)
    context = {
        "customer": customer,
        "leads": leads,
        "history": history,
        "record": record_of(customer),
        "merges": merges,
        "undoable": merges[0].pk if merging and merges and is_undoable(merges[0], day=at.day) else None,
        "undo": SubmissionForm(),
        "may_merge": merging,
        "can_capture": can(staff, Right.CAPTURE_LEAD, day=at.day),
        "may_change": can(staff, Right.CHANGE_CUSTOMER, day=at.day, branch=customer.branch),
        "may_assign": can(staff, Right.ASSIGN_CUSTOMER, day=at.day, branch=customer.branch),
        "records_consent": can(staff, Right.RECORD_CONSENT, day=at.day),
        "may_reveal": may_reveal(customer, day=at.day, by=staff),
    }
    return render(request, "workspace/customer/page.html", context)
