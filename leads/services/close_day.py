from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.drop_reasons import DropReason
from leads.errors import StillLeft
from leads.models import DailyPlan, Lead, PlanItem
from leads.planning import carry, decide, is_workable, lock_leads, lock_plan
from leads.reasons import usable_reason
from organisation.errors import DomainError
from organisation.models import Staff


@dataclass(frozen=True)
class Left:
    """What becomes of an item that was not done: carried over to a day, or dropped with a reason."""

    carried_to: date | None = None
    drop_reason: str = ""


@transaction.atomic
def close_day(*, plan: DailyPlan, left: Mapping[int, Left], now: datetime, by: Staff) -> DailyPlan:
    """Close the day: everything left, by the id of its item, is carried over or dropped; nothing is lost silently.

    Leads that were closed, assigned or referred meanwhile are dropped by themselves. An earlier day may still be closed
    until the next plan is committed. A closed day stays as it is. A refusal's field is `carried_to-` or `drop_reason-`
    with the item's id.
    """
    day = timezone.localdate(now)
    leads = lock_leads(plan.items.left().values_list("lead", flat=True))
    plan = lock_plan(plan.pk, by=by)
    if plan.closed_at is not None:
        return plan
    for item in plan.items.left().in_order():
        item.plan = plan
        lead = leads.get(item.lead_id)
        if lead is None:  # added since, at another desk
            raise StillLeft(_("Something was added to the plan meanwhile. Look at what is left again."))
        if not is_workable(lead, by=by):
            decide(item, PlanItem.State.DROPPED, drop_reason=DropReason.GONE)
        else:
            _decide(item, lead, left.get(item.pk), day=day, by=by)
    plan.committed_at = plan.committed_at or now
    plan.closed_at = max(now, plan.committed_at)
    plan.save(update_fields=["committed_at", "closed_at"])
    return plan


def _decide(item: PlanItem, lead: Lead, what: Left | None, *, day: date, by: Staff) -> None:
    try:
        if what is not None and what.carried_to is not None:
            carry(item, lead, to=what.carried_to, day=day, by=by)
        elif what is not None and what.drop_reason:
            decide(
                item,
                PlanItem.State.DROPPED,
                drop_reason=usable_reason(what.drop_reason, offered=DropReason.values, field="drop_reason"),
            )
        else:
            raise StillLeft(
                _("Say what becomes of %(name)s: another day, or why not.") % {"name": lead.customer.name},
            )
    except DomainError as refusal:
        field = "drop_reason" if refusal.field == "drop_reason" else "carried_to"
        refusal.field = f"{field}-{item.pk}"
        raise
