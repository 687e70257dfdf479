from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.locks import lock_lead
from leads.lost_reasons import LONGEST_REASON, LostReason
from leads.models import Lead
from leads.notes import kept_note
from leads.notices import interested, lead_lost
from leads.planning import mark_done
from leads.stages import Stage
from leads.standing import refuse_closed, refuse_stranger, refuse_waiting
from organisation.errors import Invalid
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
    lead.lost_reason = _usable(reason)
    lead.stage = Stage.LOST
    # The clocks of two machines differ by a little: nothing is closed before it was logged.
    lead.closed_at = max(now, lead.captured_at)
    lead.closed_on = timezone.localdate(lead.closed_at)
    lead.next_action_on = None
    lead.save(update_fields=["lost_reason", "stage", "closed_at", "closed_on", "next_action_on"])
    mark_done(lead, staff=by, days=[lead.closed_on], at=now)
    notify(tell=lead_lost(lead, to=interested(lead), by=by), now=now, by=by)
    return lead


def _usable(reason: str) -> str:
    if reason in LostReason.values:
        return reason
    own_words = kept_note(reason, field="reason")
    if not own_words or len(own_words) > LONGEST_REASON:
        raise Invalid(_("Choose the reason, or say it in at most 200 characters."), field="reason")
    return own_words
