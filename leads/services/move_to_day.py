from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from leads.locks import lock_lead
from leads.models import DailyPlan, Lead, PlanItem
from leads.planning import carry, kind_for, refuse_unplannable
from leads.services.add_plan_item import add_plan_item
from organisation.models import Staff


@transaction.atomic
def move_to_day(*, lead: Lead, to: date, now: datetime, by: Staff) -> Lead:
    """Move what is planned for a lead to another day of the week: its next action, and today's plan with it.

    Out of today's committed plan it is carried over; to today it is put into the plan, if there is one.
    """
    day = timezone.localdate(now)
    lead = lock_lead(lead.pk)
    refuse_unplannable(lead, kind=kind_for(lead), on=to, day=day, by=by)
    item = _todays(lead, day=day, by=by)
    if to > day and item is not None:
        carry(item, lead, to=to, day=day, by=by)
    else:
        lead.next_action, lead.next_action_on = kind_for(lead), to
        lead.save(update_fields=["next_action", "next_action_on"])
        if to == day and DailyPlan.objects.not_closed().filter(staff=by, day=day).exists():
            add_plan_item(lead=lead, now=now, by=by)
    return lead


def _todays(lead: Lead, *, day: date, by: Staff) -> PlanItem | None:
    """The lead's item in today's open plan that is still to do, kept so."""
    items = PlanItem.objects.left().filter(plan__staff=by, plan__day=day, plan__closed_at=None, lead=lead)
    return items.select_related("plan").select_for_update(no_key=True, of=("self", "plan")).first()
