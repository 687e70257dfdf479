import pytest

from leads.errors import AlreadyMerged, ImportRunning
from leads.models import Customer, CustomerChange, CustomerMerge, Lead, LeadParticipant
from leads.services import capture_lead, find_customer_elsewhere, find_customers, merge_customers
from organisation.errors import Invalid, NotAllowed
from tests.factories import create_customer, create_follow_up, create_lead, create_sale


@pytest.fixture
def pair(cast):
    """Two records of one person in 中山路, with a lead each for the same product."""
    kept = create_customer(branch=cast.zsr, name="欧阳慧敏", phone="13800138000", tier="gold")
    merged = create_customer(branch=cast.zsr, name="欧阳惠敏", phone="13900139000", manager=cast.zhang, risk_level="C3")
    create_lead(finder=cast.wang, owner=cast.lina, customer=kept)
    create_lead(finder=cast.chen, owner=cast.zhang, customer=merged)
    return kept, merged


def merge(pair, now, by, take=()):
    kept, merged = pair
    done = merge_customers(kept=kept, merged=merged, take=take, now=now, by=by)
    kept.refresh_from_db()
    merged.refresh_from_db()
    return done


def test_the_leads_move_with_all_that_hangs_on_them_and_open_ones_for_one_product_both_stay(cast, now, pair):
    kept, merged = pair
    contact = create_follow_up(lead=merged.leads.get())
    sale = create_sale(lead=create_lead(finder=cast.chen, owner=cast.zhang, customer=merged, category="loan"))
    done = merge(pair, now, cast.head)
    assert done.lead_count == 2
    assert not merged.leads.exists()
    assert kept.leads.filter(category="fund").open().count() == 2
    assert {contact.lead.customer_id, sale.lead.customer_id} == {merged.pk}, "read before"
    assert Lead.objects.get(sales=sale).customer == kept
    assert merged.merged_into == kept


def test_fact_by_fact_the_chosen_one_survives_and_nothing_empty_is_taken(cast, now, pair):
    kept, merged = pair
    merge(pair, now, cast.head, take=["name", "phone", "manager", "tier", "risk_level"])
    assert (kept.name, kept.name_pinyin, kept.phone_last4) == ("欧阳惠敏", "ouyanghuimin", "9000")
    assert (kept.manager, kept.risk_level) == (cast.zhang, "C3")
    assert kept.tier == "gold", "the other one's was empty"
    assert (merged.name, merged.phone_last4) == ("欧阳惠敏", "9000"), "the merged record stays as it was"


@pytest.mark.parametrize(
    ("one", "other", "left"),
    [
        ("yes", "no", "no"),
        ("no", "yes", "no"),
        ("unknown", "no", "no"),
        ("yes", "unknown", "unknown"),
        ("yes", "yes", "yes"),
        ("unknown", "unknown", "unknown"),
    ],
)
def test_the_stricter_consent_wins(cast, now, pair, one, other, left):
    kept, merged = pair
    Customer.objects.filter(pk=kept.pk).update(consent=one)
    Customer.objects.filter(pk=merged.pk).update(consent=other)
    merge(pair, now, cast.head)
    assert kept.consent == left


def test_do_not_contact_wins_and_planned_calls_become_meetings(cast, now, pair):
    kept, merged = pair
    Customer.objects.filter(pk=merged.pk).update(do_not_contact=True)
    merge(pair, now, cast.head)
    assert kept.do_not_contact
    assert set(kept.leads.values_list("next_action", flat=True)) == {"meet"}


def test_the_managers_part_passes_to_the_one_who_was_chosen(cast, now, pair):
    merged = pair[1]
    LeadParticipant.objects.create(lead=merged.leads.get(), staff=cast.zhang, part="manager")
    merge(pair, now, cast.head)
    parts = LeadParticipant.objects.current().filter(part="manager")
    assert not parts.exists(), "the kept record has no manager"


def test_what_changed_is_kept_without_a_phone_in_the_clear(cast, now, pair):
    kept, _ = pair
    merge(pair, now, cast.head, take=["phone", "manager"])
    changes = {one.fact: (one.was, one.becomes, one.how) for one in CustomerChange.objects.filter(customer=kept)}
    assert changes == {
        "phone": ("*******8000", "*******9000", "merge"),
        "manager": ("", "100105", "merge"),
    }


def test_searches_never_return_a_merged_one(cast, now, today, pair):
    merged = pair[1]
    merge(pair, now, cast.head)
    for text in ("欧阳惠敏", "oyhm", "9000", "huimin", merged.number, "13900139000"):
        assert merged.pk not in {one.customer.pk for one in find_customers(text, day=today, by=cast.wang)}
    for wanted in ({"phone": "13900139000"}, {"number": merged.number}):
        found = find_customer_elsewhere(**wanted, now=now, by=cast.whl_seller)
        assert [one.masked_name for one in found] == ["欧阳**"]


@pytest.mark.parametrize("text", ["13900139000", "number"])
def test_the_merged_ones_phone_and_number_lead_to_the_kept_one(cast, now, today, pair, text):
    kept, merged = pair
    merge(pair, now, cast.head)
    (found,) = find_customers(merged.number if text == "number" else text, day=today, by=cast.wang)
    assert found.customer == kept


@pytest.mark.parametrize("who", ["wang", "lina", "zhou", "rml_head", "west_supervisor", "administrator", "auditor"])
def test_nobody_merges_but_the_head_and_who_is_above(cast, now, pair, who):
    with pytest.raises(NotAllowed):
        merge(pair, now, getattr(cast, who))
    assert not CustomerMerge.objects.exists()


def test_across_branches_only_who_stands_above_both(cast, now, pair):
    kept, _ = pair
    other = create_customer(branch=cast.rml, name="欧阳慧敏", phone="13800138000")
    for who in (cast.head, cast.rml_head):
        with pytest.raises(NotAllowed):
            merge_customers(kept=kept, merged=other, now=now, by=who)
    merge_customers(kept=kept, merged=other, now=now, by=cast.supervisor)
    other.refresh_from_db()
    assert other.merged_into == kept


def test_the_same_record_twice_is_no_pair(cast, now, pair):
    with pytest.raises(Invalid):
        merge((pair[0], pair[0]), now, cast.head)


def test_a_merged_one_is_merged_no_more_on_either_side(cast, now, pair):
    kept, merged = pair
    third = create_customer(branch=cast.zsr)
    merge(pair, now, cast.head)
    for one, other in ((kept, merged), (merged, kept), (third, merged), (merged, third)):
        with pytest.raises(AlreadyMerged):
            merge((one, other), now, cast.head)
    assert CustomerMerge.objects.count() == 1


def test_of_a_chain_everybody_leads_to_the_last_one(cast, now, pair):
    kept, merged = pair
    third = create_customer(branch=cast.zsr)
    merge(pair, now, cast.head)
    merge((third, kept), now, cast.head)
    merged.refresh_from_db()
    assert (merged.merged_into, kept.merged_into) == (third, third)
    assert third.leads.count() == 2


def test_a_lead_logged_for_the_merged_one_is_one_of_the_kept(cast, now, pair):
    kept, merged = pair
    stale = Customer.objects.get(pk=merged.pk)
    merge(pair, now, cast.head)
    lead = capture_lead(customer=stale, category="card", potential="B", channel="counter", now=now, by=cast.wang)
    assert lead.customer == kept


def test_no_merge_while_a_history_is_imported(cast, now, pair, monkeypatch):
    monkeypatch.setattr("leads.merging.import_is_running", lambda: True)
    with pytest.raises(ImportRunning):
        merge(pair, now, cast.head)


@pytest.mark.parametrize("take", [["number"], ["consent"], ["do_not_contact"], ["nonsense"]])
def test_what_cannot_be_chosen_is_refused(cast, now, pair, take):
    with pytest.raises(Invalid):
        merge(pair, now, cast.head, take=take)
