from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.errors import AlreadyUndone, LeadChanged, NothingDone, NotYours, TooLate
from leads.lead_changes import note_change, standing_after, standing_before, standing_of
from leads.locks import lock_lead
from leads.many import Bulk, NotDone
from leads.models import BulkAct, Lead, LeadChange
from leads.notices import leads_assigned, leads_taken, told_of
from leads.owning import hand_to
from organisation.errors import DomainError
from organisation.models import Staff
from organisation.notices.taking_back import take_back
from organisation.services import notify


@transaction.atomic
def undo_bulk(*, bulk: BulkAct, now: datetime, by: Staff) -> Bulk:
    """Undo on the same day what one did with many leads: each stands as it stood before.

    A lead that somebody has changed since stays as it is now, and is told. Notices that nobody has read are taken back.
    """
    if bulk.made_by_id != by.pk:
        raise NotYours(_("Only whoever did this can undo it."))
    if bulk.made_on != timezone.localdate(now):
        raise TooLate(_("This can be undone on the same day only."))
    changes = list(bulk.changes.select_related("owner_before", "branch_before").order_by("lead_id"))
    locked = {change.lead_id: lock_lead(change.lead_id) for change in changes}
    if not BulkAct.objects.filter(pk=bulk.pk, undone_at=None).update(undone_at=max(now, bulk.made_at)):
        raise AlreadyUndone(_("This was undone before."))
    done, refused = [], []
    for change in changes:
        lead = locked[change.lead_id]
        try:
            done.append(_put_back(lead, change, now=now, by=by))
        except DomainError as refusal:
            refused.append(NotDone(lead, str(refusal)))
    if changes and not done:
        raise NothingDone(_("Nothing was undone: %(why)s") % {"why": refused[0].why})
    _tell(bulk, changes, done, now=now, by=by)
    return Bulk(bulk, done, refused)


def _tell(bulk: BulkAct, changes: list[LeadChange], done: list[Lead], *, now: datetime, by: Staff) -> None:
    """Who has not read of the act need not hear of it; the others are told that the leads went back."""
    unread = take_back(told_of(bulk))
    bulk.undone_at = now
    moved = [(change, lead) for change in changes for lead in done if lead.pk == change.lead_id]
    tell = []
    for one in {change.owner_after_id for change, _lead in moved if change.owner_after_id} - unread:
        lost = [lead for change, lead in moved if change.owner_after_id == one != lead.owner_id]
        tell += [leads_taken(lost, bulk, owner_before=one, by=by)] if lost else []
    for one in {change.owner_before_id for change, _lead in moved if change.owner_before_id} - unread:
        back = [lead for change, lead in moved if lead.owner_id == one != change.owner_after_id]
        tell += [leads_assigned(back, bulk, to=one, by=by)] if back else []
    notify(tell=tell, now=now, by=by)


def _put_back(lead: Lead, change: LeadChange, *, now: datetime, by: Staff) -> Lead:
    if not lead.is_open or standing_of(lead) != standing_after(change):
        raise LeadChanged(_("Somebody has worked on this lead since."))
    before, now_standing = standing_before(change), standing_of(lead)
    if before.owner_id != lead.owner_id:
        hand_to(lead, change.owner_before, now=now)
    lead.branch = change.branch_before
    lead.next_action, lead.next_action_on = before.next_action, before.next_action_on
    lead.potential = before.potential
    lead.save(update_fields=["owner", "branch", "next_action", "next_action_on", "potential"])
    note_change(lead, now_standing, now=now, by=by)
    return lead
