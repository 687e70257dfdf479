"""Who sells commits a plan in the morning and closes it in the evening; the work says what was done. Pure."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from branchsales.demo.people import Person
from branchsales.demo.rhythm import opening
from branchsales.demo.story import Lead, Plan
from branchsales.demo.world import World
from organisation.working_time import add_working_days

PLANS_FROM = 0.7  # whoever is less disciplined plans every other day only
_CLOSES = time(17, 52)


def plan_the_day(world: World, day: date) -> None:
    """Everybody at work who sells commits to what is due in the morning, the most urgent first."""
    for person, unit in world.roster.working:
        committed_at = opening(day) - timedelta(minutes=_minute(person, day))
        if committed_at > world.until or (person.habits.discipline < PLANS_FROM and day.toordinal() % 2):
            continue
        due = [lead for lead in world.books.get(person.number, []) if _is_planned(lead, committed_at)]
        due.sort(key=lambda lead: (lead.next_on == day, lead.potential, lead.next_on, lead.at))
        if due:
            items = {lead: "due" if lead.next_on == day else "overdue" for lead in due[: person.habits.capacity]}
            world.plans.append(Plan(person, unit, day, committed_at, items))


def _is_planned(lead: Lead, moment: datetime) -> bool:
    """Due, theirs to work on, and not one that nobody thinks of."""
    day = moment.date()
    is_due = lead.next_on is not None and lead.next_on <= day and not lead.pending and lead.free_from < moment
    return is_due and (lead.forgotten_till is None or lead.forgotten_till < day)


def plan_rows(world: World) -> Iterator[dict[str, object]]:
    """A row for each item: done, missed once the day is over, else still planned."""
    for plan in world.plans:
        is_over = plan.day < world.today
        closed_at = datetime.combine(plan.day, _CLOSES)
        items = [(lead, reason, plan.done_at(lead)) for lead, reason in plan.items.items()]
        if any(done is None for _, _, done in items):  # nobody said what becomes of the rest: the next plan closed it
            closed_at = datetime.combine(add_working_days(plan.day, 1), plan.committed_at.time())
        for place, (lead, reason, done_at) in enumerate(items, start=1):
            yield {
                "staff_no": plan.person,
                "day": plan.day,
                "lead_no": lead.number,
                "state": "done" if done_at else "missed" if is_over else "planned",
                "kind": "meet" if lead.customer.do_not_contact else "call",
                "reason": reason,
                "position": place,
                "done_at": done_at,
                "committed_at": plan.committed_at,
                "closed_at": closed_at if is_over and closed_at <= world.until else None,
                "branch_code": plan.unit.code,
            }


def _minute(person: Person, day: date) -> int:
    """In the last twenty minutes before the opening, never the same two days running."""
    return 1 + (sum(map(ord, person.number)) * 7 + day.toordinal() * 5) % 20
