"""Facts for the tests of the readings, one short line each: only what a figure reads, written past the verbs.

The verbs have their own tests; here a fact may also be late, odd or moved.
"""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from leads.models import Customer, DailyPlan, FollowUp, Lead, PlanItem, Product, Review, TrafficLog
from organisation.models import Branch, Posting, Staff
from referrals.models import Referral, Sale, SalesCredit

NOON_IN_SHANGHAI = time(4, tzinfo=UTC)
SINCE = date(2026, 1, 1)


def at(day: date, minutes: int = 0) -> datetime:
    return datetime.combine(day, NOON_IN_SHANGHAI) + timedelta(minutes=minutes)


def unit(code: str, *, above: Branch | None = None, kind: str | None = None) -> Branch:
    kind = kind or ("head_office" if above is None else "branch")
    made = Branch.objects.create(code=code, name=code, parent=above, kind=kind)
    made.refresh_from_db()
    return made


def person(employee_no: str, branch: Branch | None, role: str = "wealth_manager", *, since: date = SINCE) -> Staff:
    made = Staff.objects.create(employee_no=employee_no, name=employee_no)
    if branch is not None:
        post(made, branch, role, since=since)
    return made


def post(
    staff: Staff, branch: Branch, role: str, *, since: date, until: date | None = None, primary: bool = True
) -> Posting:
    return Posting.objects.create(
        staff=staff, branch=branch, role=role, starts_on=since, ends_on=until, is_primary=primary
    )


def customer(branch: Branch, name: str = "张三") -> Customer:
    return Customer.objects.create(branch=branch, name=name, made_at=at(SINCE))


def lead(
    finder: Staff,
    day: date,
    *,
    branch: Branch,
    whose: Customer | None = None,
    owner: Staff | None = None,
    **fields: object,
) -> Lead:
    fields = {"potential": "B", "stage": "captured", "next_action_on": day, **fields}
    return Lead.objects.create(
        customer=whose or customer(branch), finder=finder, owner=owner or finder, branch=branch, captured_branch=branch,
        channel="counter", category="fund", captured_at=at(day), captured_on=day, **fields,
    )  # fmt: skip


def lose(what: Lead, day: date, *, owner: Staff | None = None) -> None:
    Lead.objects.filter(pk=what.pk).update(
        stage="lost", closed_at=at(day, 60), closed_on=day, lost_reason="no", next_action_on=None,
        owner=owner or what.owner,
    )  # fmt: skip


def take_back(what: Lead, day: date) -> None:
    Lead.objects.filter(pk=what.pk).update(
        stage="retracted", closed_at=at(day, 60), closed_on=day, next_action_on=None
    )  # fmt: skip


def refer(what: Lead, receiver: Staff, day: date, *, branch: Branch, referrer: Staff | None = None) -> Referral:
    return Referral.objects.create(
        lead=what, referrer=referrer or what.finder, referrer_branch=what.captured_branch, receiver=receiver,
        receiver_branch=branch, found_share=Decimal("0.2"), made_at=at(day), made_on=day,
    )  # fmt: skip


def decide(what: Referral, state: str, day: date, *, minutes: int | None = None) -> None:
    Referral.objects.filter(pk=what.pk).update(
        state=state, decided_at=at(day, 30), decided_on=day, response_minutes=minutes
    )


def contact(
    what: Lead, author: Staff, day: date, *, branch: Branch, outcome: str = "interested", **fields: object
) -> FollowUp:
    return FollowUp.objects.create(
        lead=what, staff=author, branch=branch, contacted_at=at(day), contacted_on=day, method="phone",
        reached=outcome != "no_answer", outcome=outcome, **fields,
    )  # fmt: skip


def supersede(what: FollowUp) -> None:
    FollowUp.objects.filter(pk=what.pk).update(superseded_at=at(what.contacted_on, 10))


def plan(staff: Staff, day: date, *leads: Lead, branch: Branch) -> DailyPlan:
    """Committed with these leads, in this order."""
    made = DailyPlan.objects.create(staff=staff, branch=branch, day=day, committed_at=at(day, -180))
    PlanItem.objects.bulk_create(
        PlanItem(plan=made, lead=lead, kind="call", position=place, reason="due")
        for place, lead in enumerate(leads, start=1)
    )
    return made


def do(what: PlanItem) -> None:
    PlanItem.objects.filter(pk=what.pk).update(state="done", done_at=at(what.plan.day))


def review(what: FollowUp, author: Staff, day: date, *, branch: Branch, rating: int | None = None) -> Review:
    return Review.objects.create(
        follow_up=what, author=author, branch=branch, written_at=at(day), written_on=day, rating=rating, comment="ok"
    )


def product() -> Product:
    return Product.objects.get_or_create(code="F1", defaults={"name": "Fund", "category": "fund"})[0]


def sell(
    what: Lead, closer: Staff, day: date, amount: str, *, branch: Branch, found: dict[Staff, str] | None = None
) -> Sale:
    """Won, with the found part going to whom it is said to and the rest to the closer."""
    Lead.objects.filter(pk=what.pk).update(
        stage="won", closed_at=at(day, 60), closed_on=day, next_action_on=None, owner=closer
    )
    whole = Decimal(amount)
    sale = Sale.objects.create(
        lead=what, product=product(), amount=whole, sold_on=day, closer=closer, branch=branch,
        found_share=Decimal("0.2"), recorded_at=at(day),
    )  # fmt: skip
    parts = [(staff, "found", Decimal(share)) for staff, share in (found or {}).items()]
    parts.append((closer, "closed", whole - sum((share for _, _, share in parts), Decimal(0))))
    SalesCredit.objects.bulk_create(
        SalesCredit(
            sale=sale, staff=staff, branch=(staff.primary_posting_on(day).branch if staff != closer else branch),
            part=part, share=(share / whole).quantize(Decimal("0.00000001")), amount=share, booked_on=day,
        )
        for staff, part, share in parts
    )  # fmt: skip
    return sale


def reverse(sale: Sale, day: date) -> None:
    Sale.objects.filter(pk=sale.pk).update(reversed_at=at(day), reversed_on=day, reversal_reason="mistake")
    SalesCredit.objects.bulk_create(
        SalesCredit(
            sale=sale, staff=line.staff, branch=line.branch, part=line.part, share=line.share, amount=-line.amount,
            booked_on=day, reverses=line,
        )
        for line in sale.credits.filter(reverses=None)
    )  # fmt: skip
    Lead.objects.filter(pk=sale.lead_id).update(
        stage="contacted", closed_at=None, closed_on=None, next_action_on=day, owner=sale.closer
    )


def confirm(sale: Sale, day: date) -> None:
    Sale.objects.filter(pk=sale.pk).update(confirmed_on=day, core_reference="C1")


def traffic(staff: Staff, day: date, *, branch: Branch, served: int | None = None, **fields: int) -> TrafficLog:
    source = "" if served is None else "queue"
    return TrafficLog.objects.create(staff=staff, day=day, branch=branch, served=served, served_source=source, **fields)
