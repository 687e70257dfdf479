from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from leads.lead_changes import note_change, standing_of
from leads.locks import lock_lead
from leads.many import Bulk, on_each
from leads.models import BulkAct, Lead
from leads.standing import refuse_closed, refuse_day, refuse_plan, refuse_stranger, refuse_waiting
from organisation.models import Staff


@transaction.atomic
def put_off_leads(*, leads: Iterable[Lead], next_action_on: date, now: datetime, by: Staff) -> Bulk:
    """Move the next action of many of one's own leads to another day; what is to be done stays the same."""
    day = timezone.localdate(now)
    refuse_day(next_action_on, day=day)

    def one(lead: Lead, act: BulkAct) -> Lead:
        lead = lock_lead(lead.pk)
        refuse_stranger(lead, by=by)
        refuse_closed(lead)
        refuse_waiting(lead)
        refuse_plan(lead.customer, lead.next_action, next_action_on, day=day)
        before = standing_of(lead)
        lead.next_action_on = next_action_on
        lead.save(update_fields=["next_action_on"])
        note_change(lead, before, bulk=act, now=now, by=by)
        return lead

    return on_each(leads, BulkAct.What.PUT_OFF, one=one, now=now, by=by)
