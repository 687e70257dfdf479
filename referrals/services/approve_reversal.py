from datetime import datetime

from django.db import transaction
from django.utils import timezone

from leads.models import Lead
from leads.stages import Stage
from organisation.models import Staff
from organisation.notices.taking_back import take_back
from organisation.services import notify
from organisation.working_time import next_working_day
from organisation.workplace import branch_to_own_in
from referrals.handover import give_to
from referrals.ledger import take_back_credit
from referrals.models import Sale
from referrals.notices import asking, reversal_approved, winning
from referrals.reversal import locked_asked, refuse_partial_judge


@transaction.atomic
def approve_reversal(*, sale: Sale, now: datetime, by: Staff) -> Sale:
    """Take a sale back: its sales credit is booked against today, and the lead is open again with its closer.

    If the closer sells no longer, the lead goes to the branch pool.
    """
    day = timezone.localdate(now)
    refuse_partial_judge(sale, day=day, by=by)
    sale = locked_asked(sale)
    sale.reversal_approved_by = by
    sale.reversed_at = now
    sale.reversed_on = day
    sale.save(update_fields=["reversal_approved_by", "reversed_at", "reversed_on"])
    lines = take_back_credit(sale, day=day)
    _reopen(sale.lead, sale.closer, now=now)
    take_back(asking(sale))
    unaware = take_back(winning(sale))
    notify(tell=reversal_approved(sale, lines, unaware=unaware, by=by), now=now, by=by)
    return sale


def _reopen(lead: Lead, closer: Staff, *, now: datetime) -> None:
    day = timezone.localdate(now)
    branch = branch_to_own_in(closer, day=day, rather=lead.branch)
    owner = closer if branch else None
    lead.branch = branch or lead.branch
    lead.stage = Stage.CONTACTED
    lead.closed_at = lead.closed_on = None
    next_action = Lead.NextAction.CALL if owner else Lead.NextAction.ASSIGN
    give_to(lead, owner, next_action=next_action, next_action_on=next_working_day(day), now=now)
