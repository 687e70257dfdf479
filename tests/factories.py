"""Facts for tests, one short call each: what matters is named, the rest is made up.

Written past the verbs, which have tests of their own; but always as the database has it after them: participants,
ledger lines, who and when. `now` is Monday 12 October 2026, 10:00, unless another is given.
"""

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from leads.models import Customer, DailyPlan, FollowUp, Lead, LeadParticipant, PlanItem, Product, Review, TrafficLog
from leads.phones import set_phone
from leads.stages import stage_after_contact
from organisation.models import Branch, Posting, Staff
from organisation.money import fen, yuan
from organisation.phone import normalise_phone
from organisation.working_time import next_working_day
from referrals.models import Referral, Sale, SalesCredit
from referrals.split import share_out

BANK_ZONE = ZoneInfo("Asia/Shanghai")
TODAY = date(2026, 10, 12)
NOW = datetime(2026, 10, 12, 10, 0, tzinfo=BANK_ZONE)
SINCE = date(2026, 1, 1)
Auto: Any = object()
_numbers = count(1)


def day_of(now: datetime) -> date:
    """The business day of a moment."""
    return now.astimezone(BANK_ZONE).date()


def create_branch(
    *, code: str = Auto, name: str = Auto, kind: str = "branch", parent: Branch | None = None, **fields: Any
) -> Branch:
    code = f"B{next(_numbers)}" if code is Auto else code
    branch = Branch.objects.create(code=code, name=code if name is Auto else name, kind=kind, parent=parent, **fields)
    branch.refresh_from_db(fields=["path"])  # the database made it
    return branch


def create_staff(
    *,
    branch: Branch | None = Auto,
    role: str = "wealth_manager",
    employee_no: str = Auto,
    name: str = "刘洋",
    since: date = SINCE,
    until: date | None = None,
    password: str | None = None,
    **fields: Any,
) -> Staff:
    """A person with a primary posting; `branch=None`: somebody without one."""
    employee_no = f"9{next(_numbers):05}" if employee_no is Auto else employee_no
    staff = Staff(employee_no=employee_no, name=name, joined_on=since, **fields)
    staff.set_unusable_password() if password is None else staff.set_password(password)
    staff.save()
    if branch is not None:
        branch = create_branch() if branch is Auto else branch
        create_posting(staff=staff, branch=branch, role=role, since=since, until=until)
    return staff


def create_posting(
    *, staff: Staff, branch: Branch, role: str, since: date = SINCE, until: date | None = None, is_primary: bool = True
) -> Posting:
    staff.forget_postings()
    return Posting.objects.create(
        staff=staff, branch=branch, role=role, starts_on=since, ends_on=until, is_primary=is_primary
    )


def create_customer(
    *,
    branch: Branch = Auto,
    name: str = "赵敏",
    phone: str = "",
    manager: Staff | None = None,
    now: datetime = NOW,
    **fields: Any,
) -> Customer:
    branch = create_branch() if branch is Auto else branch
    customer = Customer(branch=branch, name=name, manager=manager, made_at=now, **fields)
    set_phone(customer, normalise_phone(phone) if phone else "")
    customer.save()
    customer.refresh_from_db(fields=["number"])
    return customer


def create_product(*, code: str = "FD01", name: str = "稳健债基", category: str = "fund", **fields: Any) -> Product:
    return Product.objects.get_or_create(code=code, defaults={"name": name, "category": category, **fields})[0]


def create_lead(
    *,
    finder: Staff = Auto,
    owner: Staff | None = Auto,
    customer: Customer = Auto,
    branch: Branch = Auto,
    category: str = "fund",
    next_action_on: date = Auto,
    now: datetime = NOW,
    **fields: Any,
) -> Lead:
    """An open lead: the finder's unless an owner is named; `owner=None`: in the branch pool."""
    day = day_of(now)
    finder = create_staff(branch=Auto if branch is Auto else branch) if finder is Auto else finder
    owner = finder if owner is Auto else owner
    if branch is Auto:
        posting = (owner or finder).primary_posting_on(day) or finder.primary_posting_on(day)
        branch = posting.branch if posting else create_branch()
    found_in = finder.primary_posting_on(day)
    lead = Lead.objects.create(
        customer=create_customer(branch=branch, now=now) if customer is Auto else customer,
        finder=finder,
        owner=owner,
        branch=branch,
        captured_branch=found_in.branch if found_in else branch,
        category=category,
        next_action_on=next_working_day(day) if next_action_on is Auto else next_action_on,
        captured_at=now,
        captured_on=day,
        **{
            "channel": "counter",
            "potential": "B",
            "next_action": "call" if owner else "assign",
            "protected_until": day + timedelta(days=30),
            **fields,
        },
    )
    lead.refresh_from_db(fields=["number"])
    take_part(lead, finder, "finder")
    if owner is not None:
        take_part(lead, owner, "owner")
    return lead


def take_part(lead: Lead, staff: Staff, part: str) -> None:
    LeadParticipant.objects.get_or_create(lead=lead, staff=staff, part=part, until=None)


def close_lead(lead: Lead, *, stage: str, now: datetime = NOW, reason: str = "") -> Lead:
    """The lead won or lost at that moment, without the sale that a won one needs: see `create_sale`."""
    lead.stage, lead.lost_reason, lead.next_action_on = stage, reason, None
    lead.closed_at, lead.closed_on = now, day_of(now)
    lead.save(update_fields=["stage", "lost_reason", "next_action_on", "closed_at", "closed_on"])
    return lead


def create_lost_lead(*, reason: str = "no_need", now: datetime = NOW, **fields: Any) -> Lead:
    return close_lead(create_lead(now=now, **fields), stage="lost", reason=reason, now=now)


def create_follow_up(
    *,
    lead: Lead = Auto,
    staff: Staff = Auto,
    outcome: str = "interested",
    method: str = "phone",
    now: datetime = NOW,
    **fields: Any,
) -> FollowUp:
    """A contact by the owner of the lead, reached unless nobody answered."""
    lead = create_lead(now=now) if lead is Auto else lead
    staff = (lead.owner or lead.finder) if staff is Auto else staff
    day = day_of(now)
    posting = staff.primary_posting_on(day)
    reached = outcome != "no_answer"
    record = FollowUp.objects.create(
        lead=lead,
        staff=staff,
        branch=posting.branch if posting else lead.branch,
        contacted_at=now,
        contacted_on=day,
        method=method,
        reached=reached,
        outcome=outcome,
        next_action_on=lead.next_action_on,
        **fields,
    )
    record.refresh_from_db(fields=["number"])
    if lead.is_open:
        lead.stage = stage_after_contact(lead.stage, reached=reached, outcome=outcome)
        lead.save(update_fields=["stage"])
    return record


def create_plan(*, staff: Staff, leads: list[Lead], now: datetime = NOW, **fields: Any) -> DailyPlan:
    """A plan committed at that moment, with these leads in this order."""
    posting = staff.primary_posting_on(day_of(now))
    branch = posting.branch if posting else leads[0].branch
    plan = DailyPlan.objects.create(staff=staff, branch=branch, day=day_of(now), committed_at=now, **fields)
    PlanItem.objects.bulk_create(
        PlanItem(plan=plan, lead=lead, kind="call", position=place, reason="due")
        for place, lead in enumerate(leads, start=1)
    )
    return plan


def create_review(
    *, follow_up: FollowUp, author: Staff, rating: int | None = 4, comment: str = "说得清楚", now: datetime = NOW
) -> Review:
    posting = author.primary_posting_on(day_of(now))
    review = Review.objects.create(
        follow_up=follow_up,
        author=author,
        branch=posting.branch if posting else follow_up.branch,
        written_at=now,
        written_on=day_of(now),
        rating=rating,
        comment=comment,
    )
    review.refresh_from_db(fields=["number", "recipient"])  # the database gave them
    return review


def create_traffic(
    *, staff: Staff, day: date = TODAY, served: int | None = None, source: str = Auto, **fields: Any
) -> TrafficLog:
    posting = staff.primary_posting_on(day)
    if source is Auto:
        source = "" if served is None else "queue"
    return TrafficLog.objects.create(
        staff=staff,
        day=day,
        branch=posting.branch if posting else create_branch(),
        served=served,
        served_source=source,
        **fields,
    )


def create_referral(
    *,
    receiver: Staff,
    lead: Lead = Auto,
    referrer: Staff = Auto,
    state: str = "pending",
    found_share: Decimal = Decimal("0.3"),
    now: datetime = NOW,
    decided_at: datetime = Auto,
    decision_reason: str = "",
    **fields: Any,
) -> Referral:
    """A referral with what it makes of the lead: waiting for the answer, or taken on, or the referrer's again."""
    lead = create_lead(now=now) if lead is Auto else lead
    referrer = lead.finder if referrer is Auto else referrer
    day = day_of(now)
    units = [person.primary_posting_on(day) for person in (referrer, receiver)]
    referral = Referral.objects.create(
        lead=lead,
        referrer=referrer,
        referrer_branch=units[0].branch if units[0] else lead.branch,
        receiver=receiver,
        receiver_branch=units[1].branch if units[1] else lead.branch,
        found_share=found_share,
        made_at=now,
        made_on=day,
        **fields,
    )
    referral.refresh_from_db(fields=["number"])
    take_part(lead, referrer, "referrer")
    take_part(lead, receiver, "receiver")
    _hand_over(lead, referrer, next_action="answer", next_action_on=next_working_day(day))
    lead.stage = "referred" if lead.stage == "captured" else lead.stage
    lead.save(update_fields=["stage"])
    if state != "pending":
        _decide(referral, state, now + timedelta(minutes=30) if decided_at is Auto else decided_at, decision_reason)
    return referral


def _decide(referral: Referral, state: str, decided_at: datetime, reason: str) -> None:
    referral.state, referral.decided_at, referral.decided_on = state, decided_at, day_of(decided_at)
    referral.decision_reason = reason
    if state in ("accepted", "returned"):
        referral.response_minutes = int((decided_at - referral.made_at).total_seconds() // 60)
    referral.save()
    day = day_of(decided_at)
    if state == "accepted":
        referral.lead.branch = referral.receiver_branch
        _hand_over(referral.lead, referral.receiver, next_action="call", next_action_on=day)
    else:
        part = LeadParticipant.objects.current().filter(lead=referral.lead, staff=referral.receiver, part="receiver")
        part.update(until=decided_at)
        _hand_over(referral.lead, referral.referrer, next_action="call", next_action_on=next_working_day(day))


def _hand_over(lead: Lead, owner: Staff, *, next_action: str, next_action_on: date) -> None:
    LeadParticipant.objects.current().filter(lead=lead, part="owner").exclude(staff=owner).update(until=NOW)
    take_part(lead, owner, "owner")
    lead.owner, lead.next_action, lead.next_action_on = owner, next_action, next_action_on
    lead.save(update_fields=["owner", "branch", "next_action", "next_action_on"])


def create_sale(
    *,
    lead: Lead = Auto,
    closer: Staff = Auto,
    amount: Decimal | int | str = "200000",
    product: Product = Auto,
    found_share: Decimal = Auto,
    now: datetime = NOW,
    **fields: Any,
) -> Sale:
    """A sale that wins the lead, with its ledger lines: the found part to the finder and the accepted referrers."""
    lead = create_lead(now=now) if lead is Auto else lead
    closer = (lead.owner or lead.finder) if closer is Auto else closer
    day = day_of(now)
    accepted = list(lead.referrals.accepted().select_related("referrer").order_by("decided_at", "id"))
    if found_share is Auto:
        found_share = accepted[-1].found_share if accepted else Decimal("0.3")
    posting = closer.primary_posting_on(day)
    sale = Sale.objects.create(
        lead=lead,
        product=create_product() if product is Auto else product,
        amount=Decimal(amount),
        sold_on=day,
        closer=closer,
        branch=posting.branch if posting else lead.branch,
        found_share=found_share,
        recorded_at=now,
        **fields,
    )
    sale.refresh_from_db(fields=["number"])
    finders = [lead.finder, *(referral.referrer for referral in accepted)]
    for line in share_out(fen(sale.amount), found_share=found_share, closer=closer, finders=finders):
        unit = line.person.primary_posting_on(day)
        SalesCredit.objects.create(
            sale=sale,
            staff=line.person,
            branch=unit.branch if unit else sale.branch,
            part=line.part,
            share=line.share,
            amount=yuan(line.amount_fen),
            booked_on=day,
        )
    close_lead(lead, stage="won", now=max(now, lead.captured_at))
    return sale
