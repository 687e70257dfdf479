"""The same bundle again changes nothing; master data follows the file, facts do not change."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import timezone

from leads.models import Customer, FollowUp, Lead, LeadParticipant, Product
from organisation.models import Branch, Posting, Staff
from organisation.vault import decrypt_phone
from performance.rollup import check
from referrals.models import Referral, Sale, SalesCredit, SplitRule
from tests.branchsales.interchange.bank import bank, changed, imported, said

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def first(tmp_path: Path):
    """The bank is there already."""
    report = imported(tmp_path / "first", bank())
    assert said(report) == []


def again(tmp_path: Path, files, **options):
    return imported(tmp_path / "again", files, **options)


def test_twice_changes_nothing(tmp_path):
    report = again(tmp_path, bank())

    assert said(report) == []
    for counts in report.files.values():
        assert (counts.created, counts.updated, counts.rejected) == (0, 0, 0)
    assert {name: counts.unchanged for name, counts in report.files.items()}["leads"] == 3
    assert LeadParticipant.objects.count() == 10
    assert SalesCredit.objects.count() == 2


def test_a_bundle_of_facts_alone_builds_on_what_is_there(tmp_path):
    files = {"follow_ups": [{**bank()["follow_ups"][2], "follow_up_no": "F9", "contacted_at": "2026-03-07T09:00",
                             "outcome": "appointment"}]}  # fmt: skip

    report = again(tmp_path, files)

    assert said(report) == []
    assert report.files["follow_ups"].created == 1
    assert Lead.objects.get(number="L2").stage == "appointment"


def test_master_data_follows_the_file(tmp_path):
    files = bank()
    files["branches"][2]["name"] = "Lake Street"
    files["branches"][3]["parent_code"] = "HO"
    files["staff"][0]["name"] = "王小芳"
    files["products"][0]["is_active"] = "false"
    files["split_rules"][0]["found_share"] = "0.2"
    files["customers"][0].update(name="赵敏敏", phone="13900000000", manager_no="", consent="no")

    report = again(tmp_path, files)

    assert said(report) == []
    updated = {name: counts.updated for name, counts in report.files.items() if counts.updated}
    assert updated == {"branches": 2, "staff": 1, "products": 1, "split_rules": 1, "customers": 1}
    assert (
        Branch.objects.get(code="B2").path == f"{Branch.objects.get(code='HO').path}{Branch.objects.get(code='B2').pk}."
    )
    assert Staff.objects.get(employee_no="T1").name_key.startswith("wang-xiao-fang")
    assert not Product.objects.get(code="F1").is_active
    assert SplitRule.objects.get().found_share == Decimal("0.2")
    customer = Customer.objects.get(number="C1")
    assert (customer.name_pinyin, customer.manager, customer.consent) == ("zhaominmin", None, "no")
    assert decrypt_phone(customer.phone_ciphertext) == "13900000000"


def test_a_column_that_does_not_come_is_left_alone(tmp_path):
    files = bank()
    for row in files["customers"]:
        del row["phone"], row["tier"]

    report = again(tmp_path, files)

    assert report.files["customers"].updated == 0
    customer = Customer.objects.get(number="C1")
    assert (customer.phone_last4, customer.tier) == ("5678", "gold")


def test_an_open_lead_follows_the_file(tmp_path):
    report = again(tmp_path, changed("leads", "L2", owner_no="W2", branch_code="B2", next_action_on="2026-04-01"))

    assert said(report) == []
    assert report.files["leads"].updated == 1
    lead = Lead.objects.get(number="L2")
    assert (lead.owner.employee_no, lead.branch.code, lead.captured_branch.code) == ("W2", "B2", "B1")
    assert lead.stage == "contacted"
    owners = LeadParticipant.objects.current().filter(lead=lead, part="owner")
    assert [one.staff.employee_no for one in owners] == ["W2"]


def test_an_open_lead_is_closed_by_its_row(tmp_path):
    report = again(
        tmp_path,
        changed("leads", "L2", status="lost", closed_at="2026-03-12T10:00", lost_reason="no_need", next_action_on=""),
    )

    assert said(report) == []
    lead = Lead.objects.get(number="L2")
    assert (lead.stage, lead.closed_on, lead.next_action_on) == ("lost", date(2026, 3, 12), None)
    assert check().wrong == 0


def test_a_pending_referral_is_decided_by_its_row(tmp_path):
    files = changed("referrals", "R2", decision="returned", decided_at="2026-03-03T11:10", decision_reason="busy")

    report = again(tmp_path, files)

    assert said(report) == []
    referral = Referral.objects.get(number="R2")
    assert (referral.state, referral.response_minutes, referral.decision_reason) == ("returned", 60, "busy")
    assert not LeadParticipant.objects.current().filter(lead__number="L2", part="receiver").exists()
    assert check().wrong == 0


def test_a_sale_is_confirmed_and_reversed_once(tmp_path):
    files = changed("sales", "S1", reversed_on="2026-03-09", reversal_reason="cooling-off")
    files["leads"][0].update(status="open", closed_at="", next_action_on="2026-03-12")

    report = again(tmp_path, files)

    assert said(report) == []
    assert Sale.objects.get().reversed_on == date(2026, 3, 9)
    assert sum(SalesCredit.objects.values_list("amount", flat=True)) == 0
    assert Lead.objects.get(number="L1").stage == "contacted"
    assert check().wrong == 0
    assert again(tmp_path, files).files["sales"].unchanged == 1


@pytest.mark.parametrize(
    ("table", "number", "values", "message"),
    [
        pytest.param("follow_ups", "F1", {"method": "visit"}, 'line 2, method "visit": phone is stored', id="contact"),
        pytest.param("follow_ups", "F2", {"note": "x"}, 'line 3, note "x": signed is stored', id="note"),
        pytest.param("sales", "S1", {"amount": "2000"}, 'line 2, amount "2000.00": 1000.01 is stored', id="amount"),
        pytest.param("sales", "S1", {"core_reference": "HX2"}, "HX1 is stored", id="reference"),
        pytest.param("referrals", "R1", {"decision": "returned"}, "accepted is stored", id="decided referral"),
        pytest.param("referrals", "R2", {"reason": ""}, "asks for a rate is stored", id="reason"),
        pytest.param("reviews", "V1", {"rating": "4"}, 'line 2, rating "4": 5 is stored', id="review"),
        pytest.param("leads", "L2", {"finder_no": "T1"}, "who found a lead and when never changes", id="finder"),
        pytest.param("leads", "L2", {"captured_at": "2026-03-03T10:01"}, "2026-03-03T10:00 is stored", id="captured"),
        pytest.param("leads", "L3", {"potential": "A"}, "a closed lead is not edited", id="closed lead"),
        pytest.param("leads", "L1", {"note": ""}, "asked about funds is stored", id="won lead"),
    ],
)
def test_a_changed_fact_is_an_error_that_says_what_is_stored(tmp_path, table, number, values, message):
    report = again(tmp_path, changed(table, number, **values))

    (error,) = said(report)
    assert error.startswith(f"{table}.csv ")
    assert message in error
    assert not report.saved


def test_supersede_writes_a_new_record_in_the_place_of_a_contact(tmp_path):
    files = changed("follow_ups", "F3", outcome="appointment", note="comes on Friday")

    report = again(tmp_path, files, supersede=True)

    assert said(report) == []
    assert report.files["follow_ups"].updated == 1
    old = FollowUp.objects.get(number="F3")
    new = FollowUp.objects.get(supersedes=old)
    assert (old.outcome, new.outcome, new.note, new.staff_id) == (
        "interested",
        "appointment",
        "comes on Friday",
        old.staff_id,
    )
    assert old.superseded_at is not None
    assert Lead.objects.get(number="L2").stage == "appointment"
    assert check().wrong == 0

    for supersede in (True, False):
        report = again(tmp_path, files, supersede=supersede)
        assert said(report) == []
        assert report.files["follow_ups"].unchanged == 3
    assert FollowUp.objects.count() == 4


def test_supersede_reverses_a_sale_and_makes_a_new_one(tmp_path):
    files = changed("sales", "S1", amount="2000", confirmed_on="", core_reference="")

    report = again(tmp_path, files, supersede=True)

    assert said(report) == []
    assert report.files["sales"].updated == 1
    old, new = Sale.objects.order_by("id")
    assert (old.amount, old.reversed_on) == (Decimal("1000.01"), timezone.localdate())
    assert (new.amount, new.reversed_on, new.lead_id) == (Decimal("2000.00"), None, old.lead_id)
    assert sum(SalesCredit.objects.values_list("amount", flat=True)) == 2000
    assert check().wrong == 0

    for supersede in (True, False):
        report = again(tmp_path, files, supersede=supersede)
        assert said(report) == []
        assert report.files["sales"].unchanged == 1
    assert Sale.objects.count() == 2


@pytest.mark.parametrize(
    ("table", "number", "values"),
    [
        pytest.param("follow_ups", "F3", {"lead_no": "L1", "contacted_at": "2026-03-05T09:00"}, id="another lead"),
        pytest.param("follow_ups", "F3", {"staff_no": "W2"}, id="another person"),
        pytest.param("reviews", "V1", {"rating": "4"}, id="review"),
        pytest.param("referrals", "R1", {"receiver_no": "W2"}, id="referral"),
    ],
)
def test_supersede_does_not_rewrite_whose_a_fact_is(tmp_path, table, number, values):
    report = again(tmp_path, changed(table, number, **values), supersede=True)

    assert any("is stored" in error for error in said(report))
    assert not report.saved


def test_somebody_who_moved_works_elsewhere_from_today(tmp_path):
    report = again(tmp_path, changed("staff", "W1", branch_code="B2"))

    assert said(report) == []
    old, new = Posting.objects.filter(staff__employee_no="W1").order_by("starts_on")
    assert (old.branch.code, new.branch.code) == ("B1", "B2")
    assert new.starts_on == timezone.localdate()
    assert (new.starts_on - old.ends_on).days == 1
    assert check().wrong == 0


def test_a_move_with_its_day_is_written_as_it_was(tmp_path):
    files = changed("staff", "W1", branch_code="B2")
    files["postings"] = [
        {"employee_no": "W1", "from": "2025-01-01", "branch_code": "B1", "role": "wealth_manager", "to": "2026-05-31"}
    ]

    report = again(tmp_path, files)

    assert said(report) == []
    assert report.files["postings"].updated == 1
    posts = Posting.objects.filter(staff__employee_no="W1").order_by("starts_on")
    assert [(post.branch.code, post.starts_on, post.ends_on) for post in posts] == [
        ("B1", date(2025, 1, 1), date(2026, 5, 31)),
        ("B2", date(2026, 6, 1), None),
    ]
    assert again(tmp_path, files).files["postings"].unchanged == 1


def test_whoever_left_has_a_last_day(tmp_path):
    again(tmp_path, changed("staff", "W2", left_on="2026-06-30"))

    assert Posting.objects.get(staff__employee_no="W2").ends_on == date(2026, 6, 30)
    assert Staff.objects.get(employee_no="W2").left_on == date(2026, 6, 30)


def test_what_is_next_follows_from_who_answers(tmp_path):
    files = changed("referrals", "R2", decision="returned", decided_at="2026-03-03T11:10")
    again(tmp_path, files)
    assert Lead.objects.get(number="L2").next_action == "call"

    files["leads"][1]["owner_no"] = ""
    again(tmp_path, files)
    assert Lead.objects.get(number="L2").next_action == "assign"


def test_a_new_manager_takes_part_in_open_leads_instead_of_the_old_one(tmp_path):
    again(tmp_path / "one", changed("customers", "C2", manager_no="W1"))
    again(tmp_path / "two", {"customers": changed("customers", "C2", manager_no="W2")["customers"]})

    managers = LeadParticipant.objects.current().filter(lead__number="L2", part="manager")
    assert [one.staff.employee_no for one in managers] == ["W2"]
