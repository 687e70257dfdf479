"""One lead with everything that hangs on it, for the table of access: found by 王晓雨, owned by 李娜, in 中山路."""

from dataclasses import dataclass
from datetime import timedelta

import pytest

from leads.models import BulkAct, Customer, CustomerMerge, DailyPlan, FollowUp, Lead, LeadChange, PlanItem, Review
from leads.services import assign_leads, merge_customers
from organisation.models import Notice, SavedView, Staff
from organisation.services import save_view
from referrals.models import Referral, Sale
from tests.cast import Cast
from tests.factories import (
    NOW,
    TODAY,
    create_customer,
    create_follow_up,
    create_lead,
    create_plan,
    create_referral,
    create_review,
    create_sale,
)
from tests.notices import create_notice


@dataclass
class AccessScene:
    """An open lead with its contact record and review; another one that waits for an answer; a third one won.

    The notice is lina's. The first lead stands in her plan of today.
    """

    cast: Cast
    customer: Customer
    lead: Lead
    follow_up: FollowUp
    review: Review
    waiting: Referral
    sale: Sale
    merge: CustomerMerge
    notice: Notice
    bulk: BulkAct
    lent: BulkAct
    plan: DailyPlan
    item: PlanItem
    view: SavedView


SIDES = ("before", "after")


def create_lent(*, person: Staff, lead: Lead, to: Staff, by: Staff) -> BulkAct:
    """A lead of the person that is somebody else's for a time."""
    act = BulkAct.objects.create(
        what="hand_over", person=person, until=TODAY + timedelta(days=7), made_by=by, made_at=NOW, made_on=TODAY
    )
    sides = {"owner": (person, to), "branch": (lead.branch, lead.branch), "next_action": ("call", "call")}
    sides |= {"next_action_on": (TODAY, TODAY), "potential": ("B", "B")}
    before, after = ({f"{name}_{side}": pair[i] for name, pair in sides.items()} for i, side in enumerate(SIDES))
    LeadChange.objects.create(lead=lead, bulk=act, made_by=by, made_at=NOW, **before, **after)
    return act


@pytest.fixture
def access_scene(cast: Cast) -> AccessScene:
    customer = create_customer(branch=cast.zsr, phone="13800138000")
    lead = create_lead(finder=cast.wang, owner=cast.lina, customer=customer)
    follow_up = create_follow_up(lead=lead)
    merge = merge_customers(kept=customer, merged=create_customer(branch=cast.zsr), now=NOW, by=cast.head)
    pool = create_lead(finder=cast.wang, owner=None, customer=customer, category="insurance")
    return AccessScene(
        bulk=assign_leads(leads=[pool], owner=cast.lina, now=NOW, by=cast.head).act,
        lent=create_lent(person=cast.zhang, lead=pool, to=cast.lina, by=cast.head),
        merge=merge,
        view=save_view(page="leads", name="超期", query="status=overdue", now=NOW, by=cast.head),
        cast=cast,
        customer=customer,
        lead=lead,
        follow_up=follow_up,
        review=create_review(follow_up=follow_up, author=cast.head),
        waiting=create_referral(
            lead=create_lead(finder=cast.wang, customer=customer, category="loan"), receiver=cast.lina
        ),
        plan=(plan := create_plan(staff=cast.lina, leads=[lead])),
        item=plan.items.get(),
        sale=create_sale(lead=create_lead(finder=cast.wang, owner=cast.lina, customer=customer, category="deposit")),
        notice=create_notice(staff=cast.lina, event="referral:1:decided"),
    )
