"""What the verbs of a daily plan have in common. Leads are locked before the plan; see docs/decisions/0011."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from leads.errors import AlreadyDone, DayClosed, NotCommitted, NotYours
from leads.models import DailyPlan, FollowUp, Lead, PlanItem
from leads.standing import PLANNABLE, REACHES_OUT, refuse_closed, refuse_plan, refuse_stranger, refuse_waiting
from organisation.access import can
from organisation.errors import Invalid, NotAllowed
from organisation.models import Staff
from organisation.roles import Right


def refuse_without_day(*, day: date, by: Staff) -> None:
    """A day is planned by those who own leads."""
    if not can(by, Right.OWN_LEAD, day=day):
        raise NotAllowed(_("Days are planned by those who sell."))


def kind_for(lead: Lead) -> str:
    """What is planned for a lead: its next action; a customer who wants no calls is met when they come."""
    kind = lead.next_action if lead.next_action in PLANNABLE else Lead.NextAction.CALL
    return Lead.NextAction.MEET if lead.customer.do_not_contact and kind in REACHES_OUT else kind


def refuse_unplannable(lead: Lead, *, kind: str, on: date, day: date, by: Staff) -> None:
    """Only an open lead of one's own is planned, and nothing that the customer asked us not to do. `day` is today."""
    refuse_stranger(lead, by=by)
    refuse_closed(lead)
    refuse_waiting(lead)
    refuse_plan(lead.customer, kind, on, day=day)


def is_workable(lead: Lead, *, by: Staff) -> bool:
    """Whether it is still the person's to do: open, theirs, and not waiting for a colleague's answer."""
    return lead.is_open and lead.owner_id == by.pk and lead.next_action != Lead.NextAction.ANSWER


def lock_leads(lead_ids: Iterable[int]) -> dict[int, Lead]:
    """The leads as they stand now, kept so, in the order of their ids."""
    wanted = Lead.objects.filter(pk__in=list(lead_ids)).select_related("customer").order_by("pk")
    return {lead.pk: lead for lead in wanted.select_for_update(no_key=True, of=("self",))}


def lock_plan(plan_id: int, *, by: Staff) -> DailyPlan:
    """The plan as it stands now, kept so; after the leads. Nobody decides about a colleague's day."""
    plan = DailyPlan.objects.select_for_update(no_key=True, of=("self",)).get(pk=plan_id)
    if plan.staff_id != by.pk:
        raise NotYours(_("Everybody plans their own day."))
    return plan


def lock_day(*, day: date, by: Staff) -> DailyPlan:
    """The person's plan of the day, committed and not yet closed, kept so; after the leads."""
    plan = DailyPlan.objects.select_for_update(no_key=True, of=("self",)).filter(staff=by, day=day).first()
    if plan is None:
        raise NotCommitted(_("Commit the day's plan first."))
    refuse_closed_day(plan)
    return plan


def refuse_closed_day(plan: DailyPlan) -> None:
    """What was decided in the evening stands, unless the day is opened again."""
    if plan.closed_at is not None:
        raise DayClosed(_("The day is closed. Open it again to change its plan."))


def refuse_done(item: PlanItem) -> None:
    """What was done is past: its contact record says what comes next."""
    if item.state == PlanItem.State.DONE:
        raise AlreadyDone(_("This is done already. What comes next stands in its contact record."))


def bring_forward(leads: Iterable[Lead], *, day: date) -> None:
    """What is planned for today is the next action of today. What is overdue stays overdue. With the leads locked."""
    later = [lead for lead in leads if lead.next_action_on is not None and lead.next_action_on > day]
    for lead in later:
        lead.next_action_on = day
    Lead.objects.bulk_update(later, ["next_action_on"])


def carry(item: PlanItem, lead: Lead, *, to: date, day: date, by: Staff) -> None:
    """To another day: the item is carried over, and the lead's next action moves along. With both locked."""
    if to <= item.plan.day:
        raise Invalid(_("Choose a later day than the plan's."), field="carried_to")
    refuse_unplannable(lead, kind=item.kind, on=to, day=day, by=by)
    decide(item, PlanItem.State.CARRIED, carried_to=to)
    lead.next_action, lead.next_action_on = item.kind, to
    lead.save(update_fields=["next_action", "next_action_on"])


def decide(item: PlanItem, state: str, *, carried_to: date | None = None, drop_reason: str = "") -> None:
    """What becomes of the item, with what belongs to it and nothing else."""
    item.state, item.done_at = state, None
    item.carried_to, item.drop_reason = carried_to, drop_reason
    item.save(update_fields=["state", "done_at", "carried_to", "drop_reason"])


def mark_done(lead: Lead, *, staff: Staff, days: Iterable[date], at: datetime) -> None:
    """What the person had planned for the lead on these days is done, whatever was decided about it meanwhile.

    With the lead locked. A lead that was not planned leaves the plan as it is. See also `mark_undone`.
    """
    items = PlanItem.objects.filter(lead=lead, plan__staff=staff, plan__day__in=set(days))
    items.exclude(state=PlanItem.State.DONE).update(
        state=PlanItem.State.DONE, done_at=at, carried_to=None, drop_reason=""
    )


def mark_undone(lead: Lead, *, staff: Staff, day: date) -> None:
    """A contact was corrected to another day: without another one on this day its item waits again.

    In a day that is closed already it was missed.
    """
    contacts = FollowUp.objects.standing().filter(lead=lead, staff=staff, contacted_on=day)
    if contacts.exists():
        return
    items = PlanItem.objects.filter(lead=lead, plan__staff=staff, plan__day=day, state=PlanItem.State.DONE)
    items.filter(plan__closed_at=None).update(state=PlanItem.State.PLANNED, done_at=None)
    items.filter(plan__closed_at__isnull=False).update(state=PlanItem.State.MISSED, done_at=None)
