from datetime import datetime

from django.db import transaction

from leads.drop_reasons import DropReason
from leads.models import PlanItem
from leads.planning import decide, lock_plan, refuse_closed_day, refuse_done
from leads.reasons import usable_reason
from organisation.models import Staff


@transaction.atomic
def drop_plan_item(*, item: PlanItem, reason: str, now: datetime, by: Staff) -> PlanItem:
    """Take something out of the day's plan, with the reason. The lead stays open and its next action where it is.

    It was planned all the same: the figures of the day go on counting it.
    """
    plan = lock_plan(item.plan_id, by=by)
    item = plan.items.get(pk=item.pk)
    if item.state == PlanItem.State.DROPPED and item.drop_reason == reason:
        return item
    refuse_closed_day(plan)
    refuse_done(item)
    decide(
        item, PlanItem.State.DROPPED, drop_reason=usable_reason(reason, offered=DropReason.values, field="drop_reason")
    )
    return item
