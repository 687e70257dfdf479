from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from leads.locks import lock_lead
from leads.models import DailyPlan, Lead, PlanItem
from leads.planning import bring_forward, decide, kind_for, lock_day, refuse_unplannable, refuse_without_day
from organisation.models import Staff


@transaction.atomic
def add_plan_item(*, lead: Lead, kind: str = "", now: datetime, by: Staff) -> PlanItem:
    """Put one's own lead into today's plan, at its end; what was carried over or dropped today is taken up again.

    Without a kind the lead's next action is planned. What is in the plan already stays as it is. The next action comes
    to today, so that it is not asked for twice.
    """
    day = timezone.localdate(now)
    refuse_without_day(day=day, by=by)
    lead = lock_lead(lead.pk)
    kind = kind or kind_for(lead)
    refuse_unplannable(lead, kind=kind, on=day, day=day, by=by)
    plan = lock_day(day=day, by=by)
    item = plan.items.filter(lead=lead).first()
    if item is None:
        item = _added(plan, lead, kind)
    elif item.state in (PlanItem.State.CARRIED, PlanItem.State.DROPPED):
        decide(item, PlanItem.State.PLANNED)
    else:
        return item
    bring_forward([lead], day=day)
    return item


def _added(plan: DailyPlan, lead: Lead, kind: str) -> PlanItem:
    last = plan.items.aggregate(last=Max("position"))["last"] or 0
    return PlanItem.objects.create(plan=plan, lead=lead, kind=kind, position=last + 1, reason=PlanItem.Reason.ADDED)
