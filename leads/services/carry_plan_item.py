from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from leads.locks import lock_lead
from leads.models import PlanItem
from leads.planning import carry, lock_plan, refuse_closed_day, refuse_done
from organisation.models import Staff


@transaction.atomic
def carry_plan_item(*, item: PlanItem, to: date, now: datetime, by: Staff) -> PlanItem:
    """Move what one does not get round to to another day: the lead's next action moves along."""
    lead = lock_lead(item.lead_id)
    plan = lock_plan(item.plan_id, by=by)
    item = plan.items.get(pk=item.pk)
    if item.state == PlanItem.State.CARRIED and item.carried_to == to:
        return item
    refuse_closed_day(plan)
    refuse_done(item)
    carry(item, lead, to=to, day=timezone.localdate(now), by=by)
    return item
