"""What the page of the day shows, for one person at one moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from branchsales.workspace.day.order import Adjusted
from branchsales.workspace.day.rows import Line, planned_lines, proposed_lines
from branchsales.workspace.today import Done, Progress, Task, to_do, work_of
from leads.models import DailyPlan, Lead, PlanItem
from leads.services import propose_plan
from organisation.models import Staff

OVERLOAD = 20  # more than that is no plan but a wish


@dataclass(frozen=True)
class Day:
    """The plan of today, or what is proposed for it; what else is due; what is done; a day that was not closed.

    `lines` are still to do, in working order. `further` are own leads beyond them: for the morning to add from, later
    those that are due without being planned. `decided` are the plan's items that are done, carried over or dropped.
    """

    plan: DailyPlan | None
    lines: Sequence[Line]
    further: Sequence[Line]
    decided: Sequence[Line]
    progress: Progress
    done: Sequence[Done]
    forgotten: DailyPlan | None
    forgotten_left: int

    @property
    def is_open(self) -> bool:
        """Committed and not yet closed: it is being worked."""
        return self.plan is not None and self.plan.closed_at is None

    @property
    def planned_n(self) -> int:
        return len(self.lines) + len(self.decided)

    @property
    def done_n(self) -> int:
        """How many of the plan's items are done."""
        return sum(line.item is not None and line.item.state == PlanItem.State.DONE for line in self.decided)

    @property
    def put_off(self) -> list[Line]:
        """Carried over or dropped today: not done, and told of."""
        return [line for line in self.decided if line.item is not None and line.item.state != PlanItem.State.DONE]

    @property
    def is_overloaded(self) -> bool:
        return len(self.lines) > OVERLOAD

    def after(self, lead_id: int) -> Line | None:
        """What is next when this one is done: the following line that can be worked, else the first one."""
        workable = [line for line in (*self.lines, *self.further) if not line.is_gone]
        pks = [line.lead.pk for line in workable]
        rest = workable[pks.index(lead_id) + 1 :] if lead_id in pks else []
        others = [*rest, *(line for line in workable if line.lead.pk != lead_id and line not in rest)]
        return others[0] if others else None


def day_of(staff: Staff, *, day: date, adjusted: Adjusted | None = None) -> Day:
    """The day of the person, read as it is now."""
    plan, forgotten = _plans(staff, day=day)
    progress, done = work_of(staff, day=day)
    lines = _proposed(staff, day=day) if plan is None else _planned(staff, plan, day=day)
    todo = [line for line in lines if line.item is None or line.item.state == PlanItem.State.PLANNED]
    further = _further(staff, plan, beside=lines, day=day)
    if plan is None and adjusted is not None:
        every = adjusted.applied([*todo, *further])
        shown = {line.lead.pk for line in todo} | set(adjusted.ticked)
        todo, further = (
            [line for line in every if line.lead.pk in shown],
            [line for line in every if line.lead.pk not in shown],
        )
    return Day(
        plan=plan,
        lines=todo,
        further=further,
        decided=[line for line in lines if line not in todo and line.item is not None],
        progress=progress,
        done=done,
        forgotten=forgotten,
        forgotten_left=_left(staff, forgotten, day=day),
    )


def _proposed(staff: Staff, *, day: date) -> list[Line]:
    return proposed_lines(propose_plan(day=day, by=staff))


def _planned(staff: Staff, plan: DailyPlan, *, day: date) -> list[Line]:
    seen = Exists(Lead.objects.visible_to(staff, day=day).filter(pk=OuterRef("lead")))
    items = PlanItem.objects.visible_to(staff, day=day).filter(plan=plan).annotate(is_seen=seen)
    return planned_lines(list(items.select_related("lead__customer", "lead__finder", "plan").in_order()))


def _further(staff: Staff, plan: DailyPlan | None, *, beside: Sequence[Line], day: date) -> list[Line]:
    _page, tasks = to_do(staff, day=day, cursor="")
    known = {line.lead.pk for line in beside}
    return [_unplanned(task) for task in tasks if task.lead.pk not in known and (plan is None or _is_due(task, day))]


def _is_due(task: Task, day: date) -> bool:
    return task.lead.next_action_on is not None and task.lead.next_action_on <= day


def _unplanned(task: Task) -> Line:
    return Line(task.lead, "", task.last, is_ticked=False)


def _plans(staff: Staff, *, day: date) -> tuple[DailyPlan | None, DailyPlan | None]:
    """The plan of today, and the last earlier one that was committed and never closed."""
    unclosed = Q(day__lt=day, closed_at=None, committed_at__isnull=False)
    found = DailyPlan.objects.visible_to(staff, day=day).filter(Q(day=day) | unclosed, staff=staff)
    plans = list(found.order_by("-day")[:2])
    today = next((plan for plan in plans if plan.day == day), None)
    return today, next((plan for plan in plans if plan.day < day), None)


def _left(staff: Staff, plan: DailyPlan | None, *, day: date) -> int:
    return PlanItem.objects.visible_to(staff, day=day).left().filter(plan=plan).count() if plan is not None else 0
