from datetime import datetime

from django.db import transaction

from leads.models import PlanItem
from leads.planning import lock_plan, refuse_closed_day
from organisation.models import Staff


@transaction.atomic
def move_plan_item(*, item: PlanItem, position: int, now: datetime, by: Staff) -> PlanItem:
    """Work it earlier or later: at that place (from 1) among what is still to do. Beyond the ends is at the end."""
    plan = lock_plan(item.plan_id, by=by)
    refuse_closed_day(plan)
    items = list(plan.items.in_order())
    moved = next(one for one in items if one.pk == item.pk)
    to_do = [one for one in items if one.state == PlanItem.State.PLANNED and one.pk != item.pk]
    place = min(max(position, 1), len(to_do) + 1) - 1
    items.remove(moved)
    items.insert(items.index(to_do[place]) if place < len(to_do) else len(items), moved)
    changed = []
    for number, one in enumerate(items, start=1):
        if one.position != number:
            one.position = number
            changed.append(one)
    PlanItem.objects.bulk_update(changed, ["position"])
    return moved
