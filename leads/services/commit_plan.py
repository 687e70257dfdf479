from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.errors import AlreadyCommitted
from leads.models import DailyPlan, Lead, PlanItem
from leads.planning import bring_forward, is_workable, kind_for, lock_leads, refuse_unplannable, refuse_without_day
from leads.services.propose_plan import propose_plan
from organisation.errors import Conflict, Invalid
from organisation.models import Branch, Staff
from organisation.workplace import branch_of, branch_to_own_in

MOST_ITEMS = 60


@transaction.atomic
def commit_plan(*, leads: Sequence[Lead], now: datetime, by: Staff) -> DailyPlan:
    """Commit the plan of today: these own leads, in this order. Late is better than never.

    The same once more changes nothing. An earlier day that was never closed is closed with it: what was left there was
    missed, and its leads are overdue.
    """
    day = timezone.localdate(now)
    refuse_without_day(day=day, by=by)
    wanted = list(dict.fromkeys(lead.pk for lead in leads))
    if not wanted:
        raise Invalid(_("Choose at least one customer for today."), field="leads")
    if len(wanted) > MOST_ITEMS:
        raise Invalid(_("That is more than a day holds. Choose at most 60 customers."), field="leads")
    locked = lock_leads(wanted)
    plan, is_new = DailyPlan.objects.get_or_create(
        staff=by, day=day, defaults={"branch": _unit(by, locked[wanted[0]], day=day), "committed_at": now}
    )
    if not is_new:
        return _as_committed(plan, wanted)
    for lead in locked.values():
        _refuse_moved_on(lead, day=day, by=by)
    _write(plan, [locked[pk] for pk in wanted], why=_reasons(day=day, by=by))
    bring_forward(locked.values(), day=day)
    _close_forgotten(before=day, now=now, by=by)
    return plan


def _unit(by: Staff, lead: Lead, *, day: date) -> Branch:
    return branch_of(by, day=day) or branch_to_own_in(by, day=day) or lead.branch


def _as_committed(plan: DailyPlan, wanted: list[int]) -> DailyPlan:
    if list(plan.items.in_order().values_list("lead", flat=True)) != wanted:
        raise AlreadyCommitted(_("Today's plan is committed already. Add to it, or move what is in it."))
    return plan


def _refuse_moved_on(lead: Lead, *, day: date, by: Staff) -> None:
    """The list was read a while ago: what is no longer the person's to do is told by name."""
    if not is_workable(lead, by=by):
        raise Conflict(
            _("The lead of %(name)s is no longer yours to work on. Look at the list again.")
            % {"name": lead.customer.name},
            field="leads",
        )
    refuse_unplannable(lead, kind=kind_for(lead), on=day, day=day, by=by)


def _reasons(*, day: date, by: Staff) -> Mapping[int, str]:
    return {one.lead.pk: one.reason for one in propose_plan(day=day, by=by)}


def _write(plan: DailyPlan, leads: list[Lead], *, why: Mapping[int, str]) -> None:
    PlanItem.objects.bulk_create(
        PlanItem(
            plan=plan,
            lead=lead,
            kind=kind_for(lead),
            position=place,
            reason=why.get(lead.pk, PlanItem.Reason.ADDED),
        )
        for place, lead in enumerate(leads, start=1)
    )


def _close_forgotten(*, before: date, now: datetime, by: Staff) -> None:
    forgotten = DailyPlan.objects.not_closed().filter(staff=by, day__lt=before, committed_at__isnull=False)
    plans = list(forgotten.order_by("pk").select_for_update(no_key=True, of=("self",)).values_list("pk", flat=True))
    PlanItem.objects.left().filter(plan__in=plans).update(state=PlanItem.State.MISSED)
    DailyPlan.objects.filter(pk__in=plans).update(closed_at=now)
