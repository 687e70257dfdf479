"""To whom a lead should go: the customer's manager first, else the least loaded wealth manager of the branch."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from leads.models import Customer, Lead
from organisation.access import can
from organisation.models import Branch, Posting, Staff
from organisation.roles import SELLING_ROLES, Right


class Why(StrEnum):
    """Why a colleague is suggested."""

    MANAGER = "manager"
    LEAST_LOADED = "least_loaded"


@dataclass(frozen=True)
class Candidate:
    """Somebody who may take a lead on, with the open leads they answer for."""

    staff: Staff
    open_leads: int


@dataclass(frozen=True)
class Suggestion:
    """The colleague to refer to, why, and the open leads they answer for."""

    staff: Staff
    why: Why
    open_leads: int


def candidates(*, branch: Branch, day: date, by: Staff, category: str = "") -> list[Candidate]:
    """Who may own leads in the branch that day, least loaded first, without the person who asks.

    Among equals whoever has fewer open leads of the category, so that one kind of customer is spread too.
    """
    here = Posting.objects.on(day).filter(branch=branch, role__in=[str(role) for role in SELLING_ROLES])
    people = Staff.objects.at_work_on(day).filter(pk__in=here.values("staff")).exclude(pk=by.pk)
    return [Candidate(staff, _load(staff)) for staff in _with_load(people, category)]


def suggest_receiver(*, customer: Customer, category: str, branch: Branch, day: date, by: Staff) -> Suggestion | None:
    """The customer's manager, wherever they work, if they may own leads that day; else the first candidate.

    None: nobody of the branch may own leads but the person who asks.
    """
    manager = _manager_of(customer, day=day, by=by)
    if manager is not None:
        return Suggestion(manager.staff, Why.MANAGER, manager.open_leads)
    first = next(iter(candidates(branch=branch, day=day, by=by, category=category)), None)
    return Suggestion(first.staff, Why.LEAST_LOADED, first.open_leads) if first else None


def receivers_for(lead: Lead, *, day: date, by: Staff) -> tuple[list[Candidate], Suggestion | None]:
    """Whom the lead may be referred to, the suggested colleague first: the branch's, and the customer's manager."""
    manager = _manager_of(lead.customer, day=day, by=by)
    others = candidates(branch=lead.branch, day=day, by=by, category=lead.category)
    if manager is not None:
        others = [manager, *(one for one in others if one.staff != manager.staff)]
    if not others:
        return [], None
    why = Why.LEAST_LOADED if manager is None else Why.MANAGER
    return others, Suggestion(others[0].staff, why, others[0].open_leads)


def _manager_of(customer: Customer, *, day: date, by: Staff) -> Candidate | None:
    if customer.manager_id is None or customer.manager_id == by.pk:
        return None
    manager = _with_load(Staff.objects.at_work_on(day).filter(pk=customer.manager_id), "").first()
    if manager is None or not can(manager, Right.OWN_LEAD, day=day):
        return None
    return Candidate(manager, _load(manager))


def _with_load(people: QuerySet[Staff], category: str) -> QuerySet[Staff]:
    """Least loaded first. Each load is counted in the index of open leads, however long the history."""
    open_leads = Lead.objects.open().filter(owner=OuterRef("pk")).order_by().values("owner")
    alike = Count("pk", filter=Q(category=category)) if category else Count("pk")
    return people.annotate(
        open_leads=_none_is_0(open_leads.annotate(n=Count("pk")).values("n")),
        alike=_none_is_0(open_leads.annotate(n=alike).values("n")),
    ).order_by("open_leads", "alike", "name_key", "employee_no")


def _load(person: Staff) -> int:
    load: int = person.open_leads  # type: ignore[attr-defined]
    return load


def _none_is_0(count: QuerySet[Any, Any]) -> Coalesce:
    return Coalesce(Subquery(count, output_field=IntegerField()), 0)
