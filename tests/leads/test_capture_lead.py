from datetime import date, timedelta
from decimal import Decimal

import pytest

from leads.errors import NoConsent, OpenLeadExists
from leads.models import Lead
from leads.services import capture_lead
from organisation.errors import Invalid, NotAllowed
from tests.factories import create_customer, create_lead, create_lost_lead, create_posting

NEXT_DAY = date(2026, 10, 13)


@pytest.fixture
def customer(cast):
    return create_customer(branch=cast.zsr)


def capture(cast, now, customer, **changes):
    details = {"customer": customer, "category": "fund", "potential": "A", "channel": "counter", "now": now}
    return capture_lead(**{**details, "by": cast.wang, **changes})


def parts(lead):
    return {(one.staff.name, one.part) for one in lead.participants.current().select_related("staff")}


def test_a_teller_logs_what_they_spotted(cast, now, today, customer):
    lead = capture(cast, now, customer, note="存款到期", estimated_amount=Decimal("200000"))
    lead.refresh_from_db()
    assert (lead.finder, lead.branch, lead.captured_branch) == (cast.wang, cast.zsr, cast.zsr)
    assert (lead.captured_at, lead.captured_on, lead.stage) == (now, today, "captured")
    assert (lead.category, lead.potential, lead.channel, lead.note) == ("fund", "A", "counter", "存款到期")
    assert lead.estimated_amount == Decimal("200000.00")
    assert lead.protected_until == date(2026, 11, 11)
    assert lead.number.startswith("L")


def test_the_customers_manager_answers_for_it(cast, now):
    lead = capture(cast, now, create_customer(branch=cast.zsr, manager=cast.lina), by=cast.zhang)
    assert (lead.owner, lead.next_action, lead.next_action_on) == (cast.lina, "call", NEXT_DAY)
    assert parts(lead) == {("张浩然", "finder"), ("李娜", "owner"), ("李娜", "manager")}


def test_a_manager_of_another_branch_answers_for_it_there(cast, now):
    lead = capture(cast, now, create_customer(branch=cast.zsr, manager=cast.rml_seller))
    assert (lead.owner, lead.branch, lead.captured_branch) == (cast.rml_seller, cast.rml, cast.zsr)


def test_without_a_manager_a_finder_who_sells_answers_for_it(cast, now, customer):
    lead = capture(cast, now, customer, by=cast.lina)
    assert lead.owner == cast.lina
    assert parts(lead) == {("李娜", "finder"), ("李娜", "owner")}


def test_otherwise_it_waits_in_the_branch_pool(cast, now, customer):
    lead = capture(cast, now, customer)
    assert (lead.owner, lead.next_action, lead.next_action_on) == (None, "assign", NEXT_DAY)
    assert list(Lead.objects.in_pool()) == [lead]
    assert parts(lead) == {("王晓雨", "finder")}


def test_a_manager_who_sells_no_more_does_not_answer_for_it(cast, now, today):
    customer = create_customer(branch=cast.zsr, manager=cast.lina)
    cast.lina.postings.update(ends_on=today - timedelta(days=1))
    lead = capture(cast, now, customer)
    assert lead.owner is None
    assert ("李娜", "manager") in parts(lead)


def test_a_head_who_also_sells_answers_for_it_by_the_additional_posting(cast, now, customer):
    assert capture(cast, now, customer, by=cast.head).owner is None
    create_posting(staff=cast.head, branch=cast.zsr, role="wealth_manager", is_primary=False)
    assert capture(cast, now, customer, by=cast.head, category="loan").owner == cast.head


def test_the_next_action_is_on_a_working_day(cast, now, customer):
    friday = now + timedelta(days=4)
    assert capture(cast, friday, customer).next_action_on == date(2026, 10, 19)


def test_a_customer_not_to_be_contacted_is_met_and_not_called(cast, now):
    quiet = create_customer(branch=cast.zsr, manager=cast.lina, do_not_contact=True)
    assert capture(cast, now, quiet).next_action == "meet"


def test_the_earlier_finders_lead_is_shown_first(cast, now, customer):
    first = capture(cast, now, customer, by=cast.chen)
    with pytest.raises(OpenLeadExists) as refusal:
        capture(cast, now + timedelta(days=30), customer)
    assert refusal.value.lead == first
    assert refusal.value.is_protected
    assert Lead.objects.count() == 1


def test_after_the_protection_period_it_is_still_shown_but_claims_nothing(cast, now, customer):
    capture(cast, now, customer, by=cast.chen)
    with pytest.raises(OpenLeadExists) as refusal:
        capture(cast, now + timedelta(days=31), customer)
    assert not refusal.value.is_protected


def test_of_several_the_one_whose_claim_stands_longest_is_shown(cast, now, customer):
    create_lead(customer=customer, finder=cast.chen, branch=cast.zsr, protected_until=None)
    protected = create_lead(customer=customer, finder=cast.zhou, branch=cast.zsr)
    with pytest.raises(OpenLeadExists) as refusal:
        capture(cast, now, customer)
    assert refusal.value.lead == protected


def test_another_sum_of_money_stands_beside_the_lead_that_was_shown(cast, now, customer):
    first = capture(cast, now, customer, by=cast.chen)
    second = capture(cast, now, customer, separate_from=first)
    assert second.finder == cast.wang
    with pytest.raises(OpenLeadExists):
        capture(cast, now, customer, separate_from=create_lead(finder=cast.zhou))


def test_another_product_another_customer_or_a_closed_lead_is_no_hindrance(cast, now, customer):
    create_lost_lead(customer=customer, finder=cast.chen, branch=cast.zsr)
    capture(cast, now, customer)
    capture(cast, now, customer, category="loan")
    capture(cast, now, create_customer(branch=cast.zsr))
    assert Lead.objects.open().count() == 3


def test_numbers_of_persons_and_cards_in_the_note_are_masked(cast, now, customer):
    assert capture(cast, now, customer, note="电话13800138000").note == "电话*******8000"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        pytest.param({"category": "gold"}, "category", id="unknown product"),
        pytest.param({"potential": "D"}, "potential", id="unknown potential"),
        pytest.param({"channel": "street"}, "channel", id="unknown channel"),
        pytest.param({"note": "好" * 4001}, "note", id="note too long"),
        pytest.param({"estimated_amount": Decimal(0)}, "estimated_amount", id="nothing"),
        pytest.param({"estimated_amount": Decimal("0.001")}, "estimated_amount", id="less than a fen"),
        pytest.param({"estimated_amount": Decimal("NaN")}, "estimated_amount", id="no number"),
        pytest.param({"estimated_amount": Decimal(10) ** 12}, "estimated_amount", id="more than a branch sells"),
    ],
)
def test_what_cannot_be_right_is_refused_beside_its_field(cast, now, customer, changes, field):
    with pytest.raises(Invalid) as refusal:
        capture(cast, now, customer, **changes)
    assert refusal.value.field == field
    assert not Lead.objects.exists()


def test_who_allows_no_marketing_is_on_no_list_but_may_ask_at_the_counter(cast, now):
    customer = create_customer(branch=cast.zsr, consent="no")
    with pytest.raises(NoConsent):
        capture(cast, now, customer, channel="list")
    assert capture(cast, now, customer, channel="counter").pk


@pytest.mark.parametrize("who", ["supervisor", "administrator", "auditor"])
def test_who_serves_no_customer_logs_no_lead(cast, now, customer, who):
    with pytest.raises(NotAllowed):
        capture(cast, now, customer, by=getattr(cast, who))


def test_a_customer_of_another_branch_is_not_ones_own_by_being_found(cast, now):
    with pytest.raises(NotAllowed):
        capture(cast, now, create_customer(branch=cast.whl))


def test_who_was_merged_gets_the_lead_under_the_name_that_stays(cast, now, customer):
    assert capture(cast, now, create_customer(branch=cast.zsr, merged_into=customer)).customer == customer
