from datetime import timedelta

import pytest

from leads.errors import NoPhone, TooOften
from leads.services import reveal_phone
from organisation.errors import Invalid, NotAllowed
from organisation.models import AccessRecord
from tests.factories import close_lead, create_customer, create_lead

PHONE = "13800138000"


@pytest.fixture
def customer(cast):
    return create_customer(branch=cast.zsr, phone=PHONE)


def reveal(customer, now, by, reason="约周四到访"):
    return reveal_phone(customer=customer, reason=reason, now=now, by=by)


def test_the_number_is_shown_and_the_look_recorded(cast, now, customer):
    customer.refresh_from_db()
    assert reveal(customer, now, cast.lina) == PHONE
    record = AccessRecord.objects.get()
    assert (record.kind, record.staff, record.subject) == ("reveal", cast.lina, customer.number)
    assert (record.reason, record.branch, record.made_at) == ("约周四到访", cast.zsr, now)
    assert reveal(customer, now, cast.head) == PHONE
    assert AccessRecord.objects.count() == 2


def test_the_owner_of_an_open_lead_sees_it_across_branches(cast, now, customer):
    lead = create_lead(customer=customer, finder=cast.wang, owner=cast.rml_seller, branch=cast.rml)
    assert reveal(customer, now, cast.rml_seller) == PHONE
    close_lead(lead, stage="won")
    with pytest.raises(NotAllowed):
        reveal(customer, now, cast.rml_seller)


@pytest.mark.parametrize("who", ["wang", "zhou", "rml_seller", "rml_head", "supervisor", "administrator", "auditor"])
def test_nobody_else_sees_it(cast, now, customer, who):
    create_lead(customer=customer, finder=cast.wang, owner=cast.wang)
    with pytest.raises(NotAllowed):
        reveal(customer, now, getattr(cast, who))
    assert not AccessRecord.objects.exists()


@pytest.mark.parametrize("reason", ["", " ", "x", "好" * 201])
def test_without_a_reason_nothing_is_shown(cast, now, customer, reason):
    with pytest.raises(Invalid) as refusal:
        reveal(customer, now, cast.lina, reason=reason)
    assert refusal.value.field == "reason"


def test_who_has_no_phone_has_none_to_show(cast, now):
    with pytest.raises(NoPhone):
        reveal(create_customer(branch=cast.zsr), now, cast.lina)


def test_twenty_looks_an_hour(cast, now, customer):
    for _ in range(20):
        reveal(customer, now, cast.lina)
    with pytest.raises(TooOften):
        reveal(customer, now + timedelta(minutes=59), cast.lina)
    assert reveal(customer, now + timedelta(minutes=59), cast.zhang) == PHONE
    assert reveal(customer, now + timedelta(minutes=60), cast.lina) == PHONE
