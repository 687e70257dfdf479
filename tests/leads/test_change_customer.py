import pytest

from leads.errors import CannotOwn, KnownCustomer, NumberTaken
from leads.models import Customer, CustomerChange, LeadParticipant
from leads.services import assign_customer, change_customer, merge_customers
from organisation.errors import Invalid, NotAllowed
from organisation.vault import decrypt_phone
from tests.factories import create_customer, create_lead, take_part

PHONE = "13800138000"


@pytest.fixture
def customer(cast):
    return create_customer(branch=cast.zsr, name="欧阳明月", phone=PHONE, tier="gold")


def test_what_is_given_changes_and_the_rest_stays(cast, now, customer):
    change_customer(customer=customer, name="欧阳 月明", risk_level="C2", now=now, by=cast.lina)
    customer.refresh_from_db()
    assert (customer.name, customer.given_name, customer.name_initials) == ("欧阳月明", "月明", "oyym")
    assert (customer.risk_level, customer.tier, customer.phone_last4) == ("C2", "gold", "8000")


def test_every_change_is_kept_and_no_phone_in_the_clear(cast, now, customer):
    change_customer(customer=customer, phone="139 0013 9000", tier="private", now=now, by=cast.head)
    customer.refresh_from_db()
    assert decrypt_phone(customer.phone_ciphertext) == "13900139000"
    kept = [(one.fact, one.was, one.becomes, one.changed_by, one.how) for one in CustomerChange.objects.order_by("pk")]
    assert kept == [
        ("phone", "*******8000", "*******9000", cast.head, ""),
        ("tier", "gold", "private", cast.head, ""),
    ]


def test_another_phone_of_the_same_last_digits_is_a_change(cast, now, customer):
    change_customer(customer=customer, phone="13900138000", now=now, by=cast.lina)
    change = CustomerChange.objects.get()
    assert (change.fact, change.changed_by) == ("phone", cast.lina)


def test_the_same_again_leaves_no_trace(cast, now, customer):
    change_customer(customer=customer, name="欧阳明月", phone=PHONE, tier="gold", now=now, by=cast.lina)
    assert not CustomerChange.objects.exists()


def test_a_number_that_is_wrong_is_taken_away(cast, now, customer):
    change_customer(customer=customer, phone="", now=now, by=cast.lina)
    customer.refresh_from_db()
    assert (customer.phone_ciphertext, customer.phone_index, customer.phone_last4) == (None, "", "")


@pytest.mark.parametrize(
    ("changes", "error", "field"),
    [
        pytest.param({"name": " "}, Invalid, "name", id="no name"),
        pytest.param({"phone": "12"}, Invalid, "phone", id="no phone"),
        pytest.param({"phone": "13900139000"}, KnownCustomer, "phone", id="somebody else's phone"),
        pytest.param({"number": "C-OTHER"}, NumberTaken, "number", id="somebody else's number"),
        pytest.param({"number": ""}, Invalid, "number", id="no number"),
        pytest.param({"number": "号 1"}, Invalid, "number", id="odd number"),
        pytest.param({"tier": "diamond"}, Invalid, "tier", id="unknown tier"),
        pytest.param({"risk_level": "C9"}, Invalid, "risk_level", id="unknown risk level"),
    ],
)
def test_what_cannot_be_right_is_refused_beside_its_field(cast, now, customer, changes, error, field):
    create_customer(branch=cast.zsr, phone="13900139000", number="C-OTHER")
    with pytest.raises(error) as refusal:
        change_customer(customer=customer, **changes, now=now, by=cast.lina)
    assert refusal.value.field == field
    assert not CustomerChange.objects.exists()


@pytest.mark.parametrize("who", ["wang", "zhou", "rml_head", "rml_seller", "supervisor", "administrator"])
def test_by_the_wealth_managers_and_the_head_of_the_branch(cast, now, customer, who):
    with pytest.raises(NotAllowed):
        change_customer(customer=customer, tier="basic", now=now, by=getattr(cast, who))


def test_a_change_of_a_record_merged_meanwhile_is_one_of_the_kept(cast, now, customer):
    stale = create_customer(branch=cast.zsr)
    merge_customers(kept=customer, merged=Customer.objects.get(pk=stale.pk), now=now, by=cast.head)
    assert change_customer(customer=stale, tier="private", now=now, by=cast.lina) == customer


def test_a_new_manager_takes_part_in_the_open_leads_and_the_former_no_more(cast, now, customer):
    lead = create_lead(finder=cast.wang, owner=cast.lina, customer=customer)
    assign_customer(customer=customer, manager=cast.zhang, now=now, by=cast.head)
    assign_customer(customer=customer, manager=cast.lina, now=now, by=cast.head)
    parts = LeadParticipant.objects.filter(lead=lead, part="manager")
    assert {(part.staff, part.until) for part in parts} == {(cast.zhang, now), (cast.lina, None)}
    lead.refresh_from_db()
    assert lead.owner == cast.lina
    assert [one.becomes for one in customer.changes.order_by("pk")] == ["100105", "100104"]


def test_the_same_manager_again_and_none(cast, now, customer):
    for manager in (None, cast.lina, cast.lina, None):
        assign_customer(customer=customer, manager=manager, now=now, by=cast.head)
    assert [one.becomes for one in customer.changes.order_by("pk")] == ["100104", ""]


@pytest.mark.parametrize("who", ["wang", "lina", "rml_head", "supervisor"])
def test_only_the_head_says_who_manages(cast, now, customer, who):
    with pytest.raises(NotAllowed):
        assign_customer(customer=customer, manager=cast.lina, now=now, by=getattr(cast, who))


def test_a_manager_is_somebody_who_sells(cast, now, customer):
    with pytest.raises(CannotOwn):
        assign_customer(customer=customer, manager=cast.wang, now=now, by=cast.head)


def test_a_closed_lead_keeps_its_parts(cast, now, customer):
    lead = create_lead(finder=cast.wang, owner=cast.lina, customer=customer)
    take_part(lead, cast.zhang, "manager")
    type(lead).objects.filter(pk=lead.pk).update(
        stage="lost", lost_reason="risk", next_action_on=None, closed_at=now, closed_on="2026-10-12"
    )
    assign_customer(customer=customer, manager=cast.lina, now=now, by=cast.head)
    assert lead.participants.current().filter(part="manager").get().staff == cast.zhang
