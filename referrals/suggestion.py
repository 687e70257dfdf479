"""To whom a lead should go: the customer's manager, else the least loaded wealth manager at work in the branch."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Replace

from leads.at_work import seems_away
from leads.models import Customer, Lead
from organisation.models import Branch, Posting, Staff
from organisation.names import LONGEST_NAME, search_key, tidy_name
from organisation.roles import SELLING_ROLES

MOST_FOUND = 20
LONGEST_ID = 18  # digits; more is no id of ours
ANYWHERE = Q()


class Why(StrEnum):
    """Why a colleague is suggested."""

    MANAGER = "manager"
    AT_WORK = "at_work"
    LEAST_LOADED = "least_loaded"


@dataclass(frozen=True)
class Candidate:
    """Somebody who may take a lead on, with the open leads they answer for and where they work.

    `is_away`: nothing was seen of them lately (see `leads.at_work`).
    """

    staff: Staff
    open_leads: int
    branch_name: str = ""
    is_away: bool = False

    @property
    def why(self) -> Why:
        """Why they come first where nobody is the customer's manager."""
        return Why.LEAST_LOADED if self.is_away else Why.AT_WORK


@dataclass(frozen=True)
class Suggestion:
    """The colleague to refer to, why, and the open leads they answer for."""

    staff: Staff
    why: Why
    open_leads: int


def candidates(*, branch: Branch, day: date, by: Staff, category: str = "") -> list[Candidate]:
    """Who may own leads in the branch that day: at work lately first, then least loaded, never the person who asks.

    Among equals whoever has fewer open leads of the category, so that one kind of customer is spread too.
    """
    people = who_receive(day, Q(branch=branch)).exclude(pk=by.pk)
    return _as_candidates(_with_load(people, category, day=day))


def suggest_receiver(*, customer: Customer, category: str, branch: Branch, day: date, by: Staff) -> Suggestion | None:
    """The customer's manager, wherever they work, if they may own leads that day; else the first candidate.

    None: nobody of the branch may own leads but the person who asks.
    """
    manager = _manager_of(customer, day=day, by=by)
    if manager is not None:
        return Suggestion(manager.staff, Why.MANAGER, manager.open_leads)
    first = next(iter(candidates(branch=branch, day=day, by=by, category=category)), None)
    return Suggestion(first.staff, first.why, first.open_leads) if first else None


def receivers_for(lead: Lead, *, day: date, by: Staff) -> tuple[list[Candidate], Suggestion | None]:
    """Whom the lead may be referred to, the suggested colleague first: the branch's, and the customer's manager."""
    manager = _manager_of(lead.customer, day=day, by=by)
    others = candidates(branch=lead.branch, day=day, by=by, category=lead.category)
    if manager is not None:
        others = [manager, *(one for one in others if one.staff != manager.staff)]
    if not others:
        return [], None
    why = others[0].why if manager is None else Why.MANAGER
    return others, Suggestion(others[0].staff, why, others[0].open_leads)


def find_receivers(typed: str, *, day: date, by: Staff) -> list[Candidate]:
    """Colleagues anywhere in the bank who may own leads that day, by employee number, name or pinyin.

    At most `MOST_FOUND`, the least loaded first; somebody with the very number comes alone.
    """
    typed = tidy_name(typed)[:LONGEST_NAME]
    if not typed:
        return []
    people = _with_load(who_receive(day).exclude(pk=by.pk), "", day=day)
    by_name = Q(name__icontains=typed)
    if key := search_key(typed):
        people = people.annotate(pinyin=Replace("name_key", Value("-"), Value("")))
        by_name |= Q(pinyin__startswith=key)
    exact = _as_candidates(people.filter(employee_no=typed))
    return exact or _as_candidates(people.filter(by_name)[:MOST_FOUND])


def receiver_of(pk: str, *, day: date, by: Staff) -> Candidate | None:
    """The colleague with that id, if they may own leads that day."""
    if not pk.isdecimal() or len(pk) > LONGEST_ID:
        return None
    people = _with_load(who_receive(day).filter(pk=int(pk)).exclude(pk=by.pk), "", day=day)
    return next(iter(_as_candidates(people)), None)


def _manager_of(customer: Customer, *, day: date, by: Staff) -> Candidate | None:
    return receiver_of(str(customer.manager_id or ""), day=day, by=by)


def who_receive(day: date, where: Q = ANYWHERE) -> QuerySet[Staff]:
    """People who may own leads that day, by a posting of the kind asked for."""
    posted = Posting.objects.on(day).filter(where, role__in=[str(role) for role in SELLING_ROLES])
    people: QuerySet[Staff] = Staff.objects.at_work_on(day).filter(pk__in=posted.values("staff"))
    return people


def _with_load(people: QuerySet[Staff], category: str, *, day: date) -> QuerySet[Staff]:
    """At work lately first, then least loaded. Each load is counted in the index of open leads, not in the history."""
    open_leads = Lead.objects.open().filter(owner=OuterRef("pk")).order_by().values("owner")
    alike = Count("pk", filter=Q(category=category)) if category else Count("pk")
    works_in = Posting.objects.on(day).filter(staff=OuterRef("pk")).order_by("-is_primary", "starts_on", "id")
    return people.annotate(
        open_leads=none_is_0(open_leads.annotate(n=Count("pk")).values("n")),
        alike=none_is_0(open_leads.annotate(n=alike).values("n")),
        branch_name=Subquery(works_in.values("branch__name")[:1]),
        is_away=seems_away(day),
    ).order_by("is_away", "open_leads", "alike", "name_key", "employee_no")


def _as_candidates(people: QuerySet[Staff]) -> list[Candidate]:
    return [Candidate(one, one.open_leads, one.branch_name, one.is_away) for one in people]  # type: ignore[attr-defined]


def none_is_0(count: QuerySet[Any, Any]) -> Coalesce:
    """A counting subquery that says 0 where it finds nothing."""
    return Coalesce(Subquery(count, output_field=IntegerField()), 0)
