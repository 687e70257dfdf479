"""What somebody has open: leads, referrals to answer, today's plan, customers; and how it would be shared out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from leads.models import Customer, Lead, PlanItem
from leads.sharing import share_evenly
from organisation.access import scope_of
from organisation.models import Staff
from organisation.roles import Right
from referrals.models import Referral


@dataclass(frozen=True)
class OpenWork:
    """What of a person's work somebody may hand over. `waiting_n`: leads that wait for an answer and stay."""

    leads: Sequence[Lead]
    waiting_n: int
    referrals: Sequence[Referral]
    planned_n: int
    customers: Sequence[Customer]

    @property
    def is_nothing(self) -> bool:
        return not (self.leads or self.referrals or self.customers)


def open_work(person: Staff, *, day: date, by: Staff) -> OpenWork:
    """The person's open work in the units where the other one assigns leads; five queries, however much it is."""
    scope = scope_of(by, day=day)
    own = Lead.objects.visible_to(by, day=day).filter(scope.covers(Right.ASSIGN_LEAD, "branch"), owner=person).open()
    leads = list(own.select_related("customer", "branch", "owner").order_by("next_action_on", "pk"))
    waiting = [lead for lead in leads if lead.next_action == Lead.NextAction.ANSWER]
    referrals = (
        Referral.objects.visible_to(by, day=day)
        .pending()
        .filter(scope.covers(Right.ASSIGN_LEAD, "receiver_branch"), receiver=person)
        .select_related("lead__customer", "referrer", "receiver")
        .order_by("lead_id")
    )
    customers = Customer.objects.visible_to(by, day=day).current().filter(manager=person)
    items = PlanItem.objects.visible_to(by, day=day).left().filter(plan__staff=person, plan__closed_at=None)
    return OpenWork(
        [lead for lead in leads if lead.next_action != Lead.NextAction.ANSWER],
        len(waiting),
        list(referrals),
        items.filter(plan__day=day).count(),
        list(
            customers.filter(scope.covers(Right.ASSIGN_CUSTOMER, "branch"))
            .select_related("branch", "manager")
            .order_by("pk")
        ),
    )


@dataclass(frozen=True)
class Share:
    """What one colleague would get; nobody: the branch pool, and referrals go back to who sent them."""

    staff: Staff | None
    leads_n: int
    referrals_n: int
    customers_n: int


def shared_out(
    work: OpenWork, receivers: Sequence[Staff], loads: Mapping[int, int], *, for_good: bool
) -> dict[int, int]:
    """Whose (id) each customer's leads become, by customer (id): all of one customer go to the same colleague.

    Whoever has least gets the next customer, those with most open leads first.
    """
    weights = Counter(lead.customer_id for lead in work.leads) + Counter(one.lead.customer_id for one in work.referrals)
    items = [*weights.most_common(), *((c.pk, 0) for c in work.customers if for_good and c.pk not in weights)]
    return share_evenly(items, {one.pk: loads.get(one.pk, 0) for one in receivers})


def shares(work: OpenWork, receivers: Sequence[Staff], loads: Mapping[int, int], *, for_good: bool) -> list[Share]:
    """The numbers for each colleague, before anything is done."""
    to = shared_out(work, receivers, loads, for_good=for_good)
    leads = Counter(to.get(lead.customer_id) for lead in work.leads)
    referrals = Counter(to.get(one.lead.customer_id) for one in work.referrals)
    customers = Counter(to.get(one.pk) for one in work.customers) if for_good else Counter()
    whom: Sequence[Staff | None] = receivers or (None,)
    keys = [(one, one.pk if one else None) for one in whom]
    return [Share(one, leads[pk], referrals[pk], customers[pk]) for one, pk in keys]
