from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.assigning import give
from leads.drop_reasons import DropReason
from leads.errors import NothingDone
from leads.many import NotDone
from leads.models import BulkAct, Lead, PlanItem
from leads.notices import ownership
from leads.services import assign_customer
from organisation.errors import DomainError, Invalid
from organisation.models import Staff
from organisation.notices.taking_back import take_back
from organisation.services import notify
from referrals.models import Referral
from referrals.notices import referral_passed_on, work_handed
from referrals.open_work import open_work, shared_out
from referrals.services.ask_another import ask_another
from referrals.services.withdraw_referral import withdraw_referral


@dataclass(frozen=True)
class HandedOver:
    """What went to whom (id, None: the pool): leads, referrals and customers; and the leads that stayed, with why."""

    act: BulkAct
    leads: Counter[int | None]
    referrals: int
    customers: int
    refused: Sequence[NotDone]


@transaction.atomic
def hand_over_work(
    *, person: Staff, receivers: Sequence[Staff], until: date | None, now: datetime, by: Staff
) -> HandedOver:
    """Hand everything open of somebody who is away or leaves to colleagues, or to the branch pool (no receivers).

    By the head, for the leads of the own branch. With several receivers whoever has least gets the next customer.
    Referrals they were asked to answer are asked of the colleague instead, in the referrer's name; without one they go
    back to the referrer. `until` a day: for a time, so the customers stay theirs; None: for good, and the customers
    they manage go along. One transaction; everybody concerned is told once.
    """
    day = timezone.localdate(now)
    if until is not None and until <= day:
        raise Invalid(_("Choose a later day than today, or hand over for good."), field="until")
    if person in receivers:
        raise Invalid(_("Choose somebody else: this is their own work."), field="to")
    _lock_everything(person, for_good=until is None)
    work = open_work(person, day=day, by=by)
    if work.is_nothing:
        raise NothingDone(_("There is nothing open to hand over."))
    act = BulkAct.objects.create(
        what=BulkAct.What.HAND_OVER, made_by=by, made_at=now, made_on=day, person=person, until=until
    )
    to = shared_out(work, receivers, open_loads(receivers), for_good=until is None)
    people = {one.pk: one for one in receivers}
    given: Counter[int | None] = Counter()
    refused: list[NotDone] = []
    for lead in sorted(work.leads, key=lambda lead: lead.pk):
        receiver = people.get(to.get(lead.customer_id, 0))
        try:
            with transaction.atomic():
                give(lead.pk, receiver, bulk=act, now=now, by=by)
        except DomainError as refusal:
            refused.append(NotDone(lead, str(refusal)))
            continue
        take_back(ownership(lead), to=person.pk)
        given[receiver.pk if receiver else None] += 1
    for referral in work.referrals:
        _pass_on(referral, people.get(to.get(referral.lead.customer_id, 0)), now=now, by=by)
    _empty_plan(person, act)
    customers = work.customers if until is None and receivers else ()
    for customer in customers:
        assign_customer(customer=customer, manager=people[to[customer.pk]], now=now, by=by)
    numbers = {pk: n for pk, n in given.items() if pk is not None}
    notify(tell=work_handed(act, numbers, total=given.total(), by=by), now=now, by=by)
    return HandedOver(act, given, len(work.referrals), len(customers), refused)


def open_loads(receivers: Sequence[Staff]) -> dict[int, int]:
    """How many open leads each of them has."""
    found = Lead.objects.open().filter(owner__in=receivers).order_by().values_list("owner").annotate(n=Count("pk"))
    return dict(found)


def _lock_everything(person: Staff, *, for_good: bool) -> None:
    """All leads that may be written, in the order of their ids, before any customer: nobody waits in a circle."""
    asked = Referral.objects.pending().filter(receiver=person).values("lead")
    concerned = Q(owner=person, next_action_on__isnull=False) | Q(pk__in=asked)
    if for_good:
        concerned |= Q(customer__manager=person)
    leads = Lead.objects.filter(concerned).order_by("pk")
    list(leads.select_for_update(no_key=True, of=("self",)).values_list("pk", flat=True))


def _pass_on(referral: Referral, receiver: Staff | None, *, now: datetime, by: Staff) -> None:
    if receiver is None or receiver.pk == referral.referrer_id:
        withdraw_referral(referral=referral, now=now, by=referral.referrer)
    else:
        ask_another(referral=referral, receiver=receiver, now=now, by=referral.referrer)
    notify(tell=[referral_passed_on(referral, by=by)], now=now, by=by)


def _empty_plan(person: Staff, act: BulkAct) -> None:
    """What was planned and is somebody else's now leaves the open plans; it counts as planned all the same."""
    gone = act.changes.values("lead")
    items = PlanItem.objects.left().filter(plan__staff=person, plan__closed_at=None, lead__in=gone)
    items.update(state=PlanItem.State.DROPPED, drop_reason=DropReason.GONE)
