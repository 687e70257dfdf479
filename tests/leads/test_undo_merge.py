from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.forms.models import model_to_dict

from leads.errors import AlreadyUndone, MergedAgain, TooLate
from leads.models import Customer, CustomerChange, CustomerMerge, Lead, LeadParticipant
from leads.services import capture_lead, merge_customers, undo_merge
from organisation.errors import NotAllowed
from tests.factories import create_customer, create_lead, take_part


@pytest.fixture
def pair(cast):
    kept = create_customer(branch=cast.zsr, name="欧阳慧敏", phone="13800138000", tier="gold", manager=cast.lina)
    merged = create_customer(
        branch=cast.zsr, name="欧阳惠敏", phone="13900139000", manager=cast.zhang, do_not_contact=True, consent="no"
    )
    take_part(create_lead(finder=cast.wang, owner=cast.lina, customer=kept), cast.lina, "manager")
    take_part(
        create_lead(finder=cast.chen, owner=cast.zhang, customer=merged, next_action="meet"), cast.zhang, "manager"
    )
    return kept, merged


ALL = ["name", "phone", "manager", "tier", "risk_level", "branch"]


def standing():
    """Everything that a merge touches."""
    customers = [
        {
            **model_to_dict(one),
            "phone": bytes(one.phone_ciphertext or b""),
            "index": one.phone_index,
            "py": one.name_pinyin,
        }
        for one in Customer.objects.order_by("pk")
    ]
    leads = list(Lead.objects.order_by("pk").values())
    parts = list(LeadParticipant.objects.order_by("pk").values())
    return customers, leads, parts


def merged_now(pair, now, by, take=ALL):
    return merge_customers(kept=pair[0], merged=pair[1], take=take, now=now, by=by)


def test_everything_is_as_it_was(cast, now, pair):
    before = standing()
    merge = merged_now(pair, now, cast.head)
    assert standing() != before
    undone = undo_merge(merge=merge, now=now, by=cast.head)
    assert standing() == before
    assert (undone.leads_back, undone.leads_since, undone.facts_since) == (1, 0, ())
    assert (undone.merge.undone_at, undone.merge.undone_by) == (now, cast.head)


def test_again_merged_and_again_undone_is_as_it_was(cast, now, pair):
    before = standing()
    for _ in range(2):
        undo_merge(merge=merged_now(pair, now, cast.head), now=now, by=cast.head)
    assert standing() == before
    assert CustomerMerge.objects.count() == 2


def test_what_was_changed_since_is_kept_and_said(cast, now, pair):
    kept, _ = pair
    merge = merged_now(pair, now, cast.head)
    Customer.objects.filter(pk=kept.pk).update(tier="private", name="欧阳慧")
    undone = undo_merge(merge=merge, now=now, by=cast.head)
    kept.refresh_from_db()
    assert kept.name == "欧阳慧"
    assert kept.tier == "private", "the merge did not change it"
    assert kept.manager == cast.lina
    assert undone.facts_since == ("name",)
    assert undone.labels_since == ["Name"]


def test_who_said_again_not_to_be_contacted_is_not_contacted(cast, now, pair):
    kept, _ = pair
    merge = merged_now(pair, now, cast.head)
    CustomerChange.objects.create(
        customer=kept,
        fact="do_not_contact",
        was="yes",
        becomes="yes",
        how="phone",
        changed_at=now,
        changed_by=cast.wang,
    )
    undone = undo_merge(merge=merge, now=now + timedelta(hours=1), by=cast.head)
    kept.refresh_from_db()
    assert kept.do_not_contact
    assert undone.facts_since == ("do_not_contact",)
    assert set(kept.leads.values_list("next_action", flat=True)) == {"meet"}


def test_a_lead_logged_since_stays_with_the_kept_one(cast, now, pair):
    kept, merged = pair
    merge = merged_now(pair, now, cast.head)
    kept.refresh_from_db()
    new = capture_lead(customer=kept, category="card", potential="A", channel="counter", now=now, by=cast.wang)
    undone = undo_merge(merge=merge, now=now, by=cast.head)
    new.refresh_from_db()
    assert new.customer == kept
    assert undone.leads_since == 1
    assert merged.leads.count() == 1


def test_it_is_undone_once(cast, now, pair):
    merge = merged_now(pair, now, cast.head)
    undo_merge(merge=merge, now=now, by=cast.head)
    with pytest.raises(AlreadyUndone):
        undo_merge(merge=merge, now=now, by=cast.head)


def test_on_its_day_until_midnight(cast, now, pair):
    merge = merged_now(pair, now, cast.head)
    with pytest.raises(TooLate):
        undo_merge(merge=merge, now=now + timedelta(hours=14), by=cast.head)
    undo_merge(merge=merge, now=now + timedelta(hours=13, minutes=59), by=cast.head)


@pytest.mark.parametrize("who", ["wang", "lina", "rml_head", "west_supervisor", "auditor"])
def test_by_whoever_may_merge(cast, now, pair, who):
    merge = merged_now(pair, now, cast.head)
    with pytest.raises(NotAllowed):
        undo_merge(merge=merge, now=now, by=getattr(cast, who))
    undo_merge(merge=merge, now=now, by=cast.supervisor)


def test_a_later_merge_is_undone_first(cast, now, pair):
    kept, merged = pair
    third = create_customer(branch=cast.zsr)
    before = standing()
    first = merged_now(pair, now, cast.head)
    for a, b in ((third, kept), (kept, third)):
        later = merge_customers(kept=a, merged=b, now=now, by=cast.head)
        with pytest.raises(MergedAgain):
            undo_merge(merge=first, now=now, by=cast.head)
        undo_merge(merge=later, now=now, by=cast.head)
        merged.refresh_from_db()
        assert merged.merged_into == kept
    undo_merge(merge=first, now=now, by=cast.head)
    assert standing() == before


@pytest.mark.parametrize("act", [{"lead_count": 9}, {"undone_at": None, "undone_by": None}, None])
def test_the_history_stays_as_written(cast, now, pair, act):
    merge = merged_now(pair, now, cast.head)
    undo_merge(merge=merge, now=now, by=cast.head)
    rows = CustomerMerge.objects.filter(pk=merge.pk)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(**act) if act else rows.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        CustomerChange.objects.update(becomes="x")
