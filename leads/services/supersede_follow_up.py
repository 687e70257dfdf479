from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.contact import Contact, checked_contact, plan_after, stage_from_contacts, write_contact
from leads.errors import AlreadySuperseded, NotYours, TooLate
from leads.locks import lock_lead
from leads.models import FollowUp, Lead
from leads.notices import appointment, contact_made, interested
from leads.planning import mark_done, mark_undone
from leads.standing import refuse_closed
from organisation.access import can
from organisation.errors import NotAllowed
from organisation.models import Staff
from organisation.notices.taking_back import take_back
from organisation.roles import Right
from organisation.services import notify


@transaction.atomic
def supersede_follow_up(
    *,
    follow_up: FollowUp,
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
    """Correct one's own contact record of today by a new one; the old one stays readable and is in no figure.

    The stage is told anew from what stands. What is next changes only while the author still owns the lead.
    """
    day = timezone.localdate(now)
    lead = lock_lead(follow_up.lead_id)
    old = FollowUp.objects.get(pk=follow_up.pk)
    if old.staff_id != by.pk:
        raise NotYours(_("Only its author can correct a contact record."))
    if not can(by, Right.FOLLOW_UP, day=day):
        raise NotAllowed(_("You cannot record contacts in your present role."))
    if old.contacted_on != day:
        raise TooLate(_("A contact record can be corrected on its day only. Record what is new as another contact."))
    if old.superseded_at is not None:
        raise AlreadySuperseded(_("This record has been corrected already. Correct the newer one."))
    refuse_closed(lead)
    contact = checked_contact(
        Contact(method, reached, outcome, note, next_action, next_action_on, contacted_at), lead=lead, now=now
    )
    old.superseded_at = now
    old.save(update_fields=["superseded_at"])
    record = write_contact(contact, lead=lead, supersedes=old, by=by)
    lead.stage = stage_from_contacts(lead)
    if lead.owner_id == by.pk:
        plan_after(contact, lead=lead)
    lead.save(update_fields=["stage", "next_action", "next_action_on"])
    if record.contacted_on != old.contacted_on:
        mark_undone(lead, staff=by, day=old.contacted_on)
        mark_done(lead, staff=by, days=[record.contacted_on], at=now)
    if old.outcome == FollowUp.Outcome.APPOINTMENT and not _agrees(old, record):
        take_back(appointment(old))
    notify(tell=contact_made(record, lead, to=interested(lead)), now=now, by=by)
    return record


def _agrees(old: FollowUp, record: FollowUp) -> bool:
    """Whether the appointment that was told of still stands."""
    return record.outcome == old.outcome and record.next_action_on == old.next_action_on
