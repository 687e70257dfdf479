from datetime import datetime

from django.db import transaction
from django.utils import timezone

from leads.locks import lock_lead
from leads.lost_reasons import LostReason
from leads.models import Lead
from leads.notices import interested, lead_lost
from leads.planning import mark_done
from leads.reasons import usable_reason
from leads.stages import Stage
from leads.standing import refuse_closed, refuse_stranger, refuse_waiting
from organisation.models import Staff
from organisation.services import notify


@transaction.atomic
def lose_lead(*, lead: Lead, reason: str, now: datetime, by: Staff) -> Lead:
    """Close a lead that came to nothing, with one of the bank's reasons (`LostReason`) or own words. By its owner.

    What was planned for it today is done.
    """
    lead = lock_lead(lead.pk)
    refuse_stranger(lead, by=by)
    refuse_closed(lead)
    refuse_waiting(lead)
    lead.lost_reason = usable_reason(reason, offered=LostReason.values, field="reason")
    lead.stage = Stage.LOST
    # The clocks of two machines differ by a little: nothing is closed before it was logged.
    lead.closed_at = max(now, lead.captured_at)
    lead.closed_on = timezone.localdate(lead.closed_at)
    lead.next_action_on = None
    lead.save(update_fields=["lost_reason", "stage", "closed_at", "closed_on", "next_action_on"])
    mark_done(lead, staff=by, days=[lead.closed_on], at=now)
    notify(tell=lead_lost(lead, to=interested(lead), by=by), now=now, by=by)
    return lead
