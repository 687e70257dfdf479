"""The day of whoever sells: what to answer, what to work on in its order, what is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from leads.models import FollowUp, Lead
from leads.models.follow_up import FollowUpQuerySet
from organisation.models import Staff
from organisation.paging import Page, page_of
from referrals.models import Referral, Sale
from referrals.models.sale import SaleQuerySet
from referrals.rows import Row, rows_of

IN_ORDER = ("next_action_on", "potential", "id")  # as the index has them: overdue first, then today, then what is next
MOST_WAITING = 20
MOST_DONE = 20


@dataclass(frozen=True)
class Task:
    """An own lead that waits for the next action, with the last contact, if there was one."""

    lead: Lead
    last: FollowUp | None


@dataclass(frozen=True)
class Progress:
    """What the day has come to: contacts, customers reached, and the amount sold."""

    contacts: int
    reached: int
    sales: int
    sold: Decimal


@dataclass(frozen=True)
class Done:
    """Something done today: a contact recorded or a sale."""

    at: datetime
    lead: Lead
    contact: FollowUp | None = None
    sale: Sale | None = None


def to_answer(staff: Staff, *, day: date, now: datetime) -> list[Row]:
    """Referrals that wait for the person's answer: walk-overs by their clock, then the longest waiting."""
    waiting = (
        Referral.objects.visible_to(staff, day=day)
        .pending()
        .filter(receiver=staff)
        .select_related("lead__customer")
        .soonest_due_first()
    )
    return rows_of(list(waiting[:MOST_WAITING]), day=day, now=now, to=staff)


def to_do(staff: Staff, *, day: date, cursor: str) -> tuple[Page[Lead], list[Task]]:
    """One page of the own open leads in working order. Those that wait for a colleague's answer are not one's to do."""
    mine = (
        Lead.objects.visible_to(staff, day=day)
        .open()
        .owned_by(staff)
        .exclude(next_action=Lead.NextAction.ANSWER)
        .select_related("customer", "finder")
    )
    page = page_of(mine, keys=IN_ORDER, cursor=cursor)
    last = _last_contacts(page.rows, staff=staff, day=day)
    return page, [Task(lead, last.get(lead.pk)) for lead in page.rows]


def work_of(staff: Staff, *, day: date) -> tuple[Progress, list[Done]]:
    """What the day has come to, and the contacts and sales themselves, the last one first.

    From the records: the figures of boards follow a moment later.
    """
    contacts = list(_contacts(staff, day=day).select_related("lead__customer").order_by("-contacted_at", "-id"))
    sales = list(_sales(staff, day=day).select_related("lead__customer", "product").order_by("-recorded_at", "-id"))
    reached = sum(one.reached for one in contacts)
    progress = Progress(len(contacts), reached, len(sales), sum((sale.amount for sale in sales), Decimal(0)))
    done = [Done(one.contacted_at, one.lead, contact=one) for one in contacts[:MOST_DONE]]
    done += [Done(one.recorded_at, one.lead, sale=one) for one in sales[:MOST_DONE]]
    return progress, sorted(done, key=lambda one: one.at, reverse=True)[:MOST_DONE]


def _contacts(staff: Staff, *, day: date) -> FollowUpQuerySet:
    return FollowUp.objects.visible_to(staff, day=day).standing().filter(staff=staff, contacted_on=day)


def _sales(staff: Staff, *, day: date) -> SaleQuerySet:
    return Sale.objects.visible_to(staff, day=day).standing().filter(closer=staff, sold_on=day)


def _last_contacts(leads: Sequence[Lead], *, staff: Staff, day: date) -> dict[int, FollowUp]:
    records = (
        FollowUp.objects.visible_to(staff, day=day)
        .standing()
        .filter(lead__in=[lead.pk for lead in leads])
        .order_by("lead", "-contacted_at", "-id")
        .distinct("lead")
    )
    return {record.lead_id: record for record in records}
