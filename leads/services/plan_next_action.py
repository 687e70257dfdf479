from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from leads.locks import lock_lead
from leads.models import Lead
from leads.standing import refuse_closed, refuse_plan, refuse_stranger, refuse_waiting
from organisation.models import Staff


@transaction.atomic
def plan_next_action(*, lead: Lead, next_action: str, next_action_on: date, now: datetime, by: Staff) -> Lead:
    """Say what is next on a lead one owns, and when."""
    lead = lock_lead(lead.pk)
    refuse_stranger(lead, by=by)
    refuse_closed(lead)
    refuse_waiting(lead)
    refuse_plan(lead.customer, next_action, next_action_on, day=timezone.localdate(now))
    lead.next_action, lead.next_action_on = next_action, next_action_on
    lead.save(update_fields=["next_action", "next_action_on"])
    return lead
