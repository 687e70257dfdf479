"""How the pages of leads reach their objects: only what the signed-in person may see; the rest is not there (404)."""

from datetime import date

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from leads.actions import Action, actions_for
from leads.models import Customer, FollowUp, Lead
from leads.refusing import is_for_now, why_not
from organisation.models import Staff
from organisation.refused import Refused


def lead_for(staff: Staff, pk: int, *, day: date) -> Lead:
    """The lead with what every page of it shows."""
    leads = Lead.objects.visible_to(staff, day=day).select_related(
        "customer__branch", "customer__manager", "owner", "finder", "branch", "captured_branch"
    )
    return get_object_or_404(leads, pk=pk)


def lead_to(action: Action, staff: Staff, pk: int, *, day: date) -> Lead:
    """The lead, if the person may take that action now; in scope without it is a 403 with the reason."""
    lead = lead_for(staff, pk, day=day)
    if action not in actions_for(lead, day=day, by=staff):
        raise refused_on(lead, why_not(action, lead, day=day, by=staff), for_now=is_for_now(action, lead, by=staff))
    return lead


def refused_on(lead: Lead, reason: str | Promise, *, for_now: bool = False) -> Refused:
    """A 403 on something of a lead, which leads back to it."""
    back = reverse("lead", args=[lead.pk])
    return Refused(reason, back=back, back_label=_("Back to the lead"), for_now=for_now)


def customer_for(staff: Staff, pk: int, *, day: date) -> Customer:
    """The customer with their branch and manager; of a record that was merged the one it was merged into."""
    customers = Customer.objects.visible_to(staff, day=day).select_related("branch", "manager")
    customer = get_object_or_404(customers, pk=pk)
    return customer if customer.merged_into_id is None else get_object_or_404(customers, pk=customer.merged_into_id)


def follow_up_for(staff: Staff, pk: int, *, day: date) -> FollowUp:
    """The contact record, with its lead and author."""
    records = FollowUp.objects.visible_to(staff, day=day).select_related("lead__customer", "staff", "branch")
    return get_object_or_404(records, pk=pk)
