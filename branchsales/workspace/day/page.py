"""What the page of the day shows, for one person at one moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from branchsales.workspace.day.order import Adjusted
from branchsales.workspace.day.rows import Line, planned_lines, proposed_lines
from branchsales.workspace.today import Done, Progress, Task, done_by, progress_of, to_do
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
    plan = DailyPlan.objects.visible_to(staff, day=day).filter(staff=staff, day=day).first()
    forgotten, left = _forgotten(staff, day=day)
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
        progress=progress_of(staff, day=day),
        done=done_by(staff, day=day),
        forgotten=forgotten,
        forgotten_left=left,
    )


def _proposed(staff: Staff, *, day: date) -> list[Line]:
    return proposed_lines(propose_plan(day=day, by=staff))


def _planned(staff: Staff, plan: DailyPlan, *, day: date) -> list[Line]:
    items = list(
        PlanItem.objects.visible_to(staff, day=day)
        .filter(plan=plan)
        .select_related("lead__customer", "lead__finder", "plan")
        .in_order()
    )
    wanted = [item.lead_id for item in items]
    seen = set(Lead.objects.visible_to(staff, day=day).filter(pk__in=wanted).values_list("pk", flat=True))
    return planned_lines(items, seen=seen)


def _further(staff: Staff, plan: DailyPlan | None, *, beside: Sequence[Line], day: date) -> list[Line]:
    _page, tasks = to_do(staff, day=day, cursor="")
    known = {line.lead.pk for line in beside}
    return [_unplanned(task) for task in tasks if task.lead.pk not in known and (plan is None or _is_due(task, day))]


def _is_due(task: Task, day: date) -> bool:
    return task.lead.next_action_on is not None and task.lead.next_action_on <= day


def _unplanned(task: Task) -> Line:
    return Line(task.lead, "", task.last, is_ticked=False)


def _forgotten(staff: Staff, *, day: date) -> tuple[DailyPlan | None, int]:
    """The last earlier day that was committed and never closed, and how much was left there."""
    earlier = DailyPlan.objects.visible_to(staff, day=day).not_closed()
    plan = earlier.filter(staff=staff, day__lt=day, committed_at__isnull=False).order_by("-day").first()
    left = PlanItem.objects.visible_to(staff, day=day).left().filter(plan=plan).count() if plan is not None else 0
    return plan, left
