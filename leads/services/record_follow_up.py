from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.contact import Contact, checked_contact, plan_after, write_contact
from leads.locks import lock_lead
from leads.models import FollowUp, Lead
from leads.notices import contact_made, interested
from leads.planning import mark_done
from leads.stages import stage_after_contact
from leads.standing import refuse_closed, refuse_stranger
from organisation.access import can
from organisation.errors import NotAllowed
from organisation.models import Staff
from organisation.roles import Right
from organisation.services import notify


@transaction.atomic
def record_follow_up(
    *,
    lead: Lead,
    method: str,
    reached: bool,
    outcome: str,
    note: str = "",
    next_action: str = Lead.NextAction.CALL,
    next_action_on: date,
    contacted_at: datetime,
    now: datetime,
    by: Staff,
) -> FollowUp:
    """Write down a contact with the customer, reached or not, and what is next.

    By the owner; the lead moves on by it, and what was planned for it that day is done. A referral that waits for its
    answer goes on waiting.
    """
    day = timezone.localdate(now)
    lead = lock_lead(lead.pk)
    refuse_stranger(lead, by=by)
    if not can(by, Right.FOLLOW_UP, day=day):
        raise NotAllowed(_("Contacts are recorded by those who sell. Refer the lead to a wealth manager."))
    refuse_closed(lead)
    contact = checked_contact(
        Contact(method, reached, outcome, note, next_action, next_action_on, contacted_at), lead=lead, now=now
    )
    record = write_contact(contact, lead=lead, by=by)
    lead.stage = stage_after_contact(lead.stage, reached=reached, outcome=outcome)
    plan_after(contact, lead=lead)
    lead.save(update_fields=["stage", "next_action", "next_action_on"])
    mark_done(lead, staff=by, days=[record.contacted_on], at=now)
    notify(tell=contact_made(record, lead, to=interested(lead)), now=now, by=by)
    return record
