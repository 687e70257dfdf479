"""A good bundle becomes a bank: every file, every column, and what follows from them."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from leads.models import Customer, FollowUp, Lead, LeadParticipant, Product, Review
from organisation.models import Branch, Posting, Staff
from organisation.vault import decrypt_phone
from performance.models import DailyFigure
from performance.rollup import check
from referrals.models import Referral, Sale, SalesCredit, SplitRule
from tests.branchsales.interchange.bank import added, bank, changed, imported, said, warned

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def report(tmp_path: Path):
    return imported(tmp_path, bank())


def test_every_row_is_created_and_said(report):
    assert said(report) == []
    assert warned(report) == []
    assert report.saved
    assert {name: counts.created for name, counts in report.files.items()} == {
        "branches": 4,
        "staff": 5,
        "products": 2,
        "split_rules": 1,
        "customers": 2,
        "leads": 3,
        "referrals": 2,
        "follow_ups": 3,
        "sales": 1,
        "reviews": 1,
    }


def test_units_stand_in_a_tree(report):
    branch = Branch.objects.get(code="B1")

    assert branch.parent.code == "S1"
    assert branch.path.startswith(branch.parent.path)
    assert set(Branch.objects.below(Branch.objects.get(code="S1")).values_list("code", flat=True)) == {"S1", "B1", "B2"}


def test_people_come_with_their_present_posting_and_without_a_password(report):
    teller = Staff.objects.get(employee_no="T1")

    posting = teller.postings.get()
    assert (posting.branch.code, posting.role, posting.starts_on, posting.ends_on) == (
        "B1",
        "teller",
        date(2025, 1, 1),
        None,
    )
    assert posting.is_primary
    assert not teller.has_usable_password()
    assert teller.name_key.startswith("wang-fang")


def test_customers_are_found_by_keys_and_their_phone_is_encrypted(report):
    customer = Customer.objects.get(number="C1")

    assert (customer.name_pinyin, customer.name_initials, customer.given_name) == ("zhaomin", "zm", "敏")
    assert decrypt_phone(customer.phone_ciphertext) == "13912345678"
    assert customer.phone_last4 == "5678"
    assert customer.manager.employee_no == "W1"
    nobody = Customer.objects.get(number="C2")
    assert (nobody.phone_ciphertext, nobody.phone_index, nobody.consent) == (None, "", "unknown")


def test_leads_keep_number_moment_and_branch_of_their_finder(report):
    lead = Lead.objects.get(number="L1")

    assert lead.captured_at == datetime(2026, 3, 2, 9, 30, tzinfo=ZONE)
    assert (lead.captured_on, lead.closed_on) == (date(2026, 3, 2), date(2026, 3, 5))
    assert (lead.stage, lead.captured_branch.code, lead.estimated_amount) == ("won", "B1", Decimal("50000.00"))
    assert lead.protected_until == date(2026, 4, 1)


def test_an_open_lead_is_as_far_as_its_facts_say(report):
    lead = Lead.objects.get(number="L2")

    assert (lead.stage, lead.next_action, lead.next_action_on) == ("contacted", "answer", date(2026, 3, 20))


@pytest.mark.parametrize(
    ("follow_ups", "referrals", "stage"),
    [
        pytest.param([], [], "captured", id="nothing happened"),
        pytest.param([], ["R2"], "referred", id="referred"),
        pytest.param(["F3"], ["R2"], "contacted", id="reached"),
    ],
)
def test_the_stage_follows_from_referrals_and_contacts(tmp_path, follow_ups, referrals, stage):
    files = bank()
    files["follow_ups"] = [r for r in files["follow_ups"] if r["lead_no"] != "L2" or r["follow_up_no"] in follow_ups]
    files["referrals"] = [r for r in files["referrals"] if r["lead_no"] != "L2" or r["referral_no"] in referrals]

    imported(tmp_path, files)

    assert Lead.objects.get(number="L2").stage == stage


def test_an_appointment_counts_more_than_a_contact(tmp_path):
    imported(tmp_path, changed("follow_ups", "F3", outcome="appointment"))

    assert Lead.objects.get(number="L2").stage == "appointment"


def test_whoever_takes_part_sees_the_lead(report):
    parts = set(LeadParticipant.objects.current().values_list("lead__number", "staff__employee_no", "part"))

    assert parts == {
        ("L1", "T1", "finder"),
        ("L1", "W1", "owner"),
        ("L1", "W1", "manager"),
        ("L1", "T1", "referrer"),
        ("L1", "W1", "receiver"),
        ("L2", "L1", "finder"),
        ("L2", "W1", "owner"),
        ("L2", "L1", "referrer"),
        ("L2", "W1", "receiver"),
        ("L3", "T1", "finder"),
    }


def test_a_returned_referral_gives_the_receiver_no_part(tmp_path):
    imported(tmp_path, changed("referrals", "R2", decision="returned", decided_at="2026-03-03T11:00"))

    parts = LeadParticipant.objects.filter(lead__number="L2").values_list("staff__employee_no", "part")
    assert ("W1", "receiver") not in set(parts)
    assert Lead.objects.get(number="L2").next_action == "call"


def test_an_answer_has_its_working_minutes(report):
    accepted = Referral.objects.get(number="R1")

    assert (accepted.response_minutes, accepted.decided_on) == (60, date(2026, 3, 2))
    assert accepted.due_at is None


@pytest.mark.parametrize("decision", ["lapsed", "withdrawn"])
def test_what_was_not_answered_has_none(tmp_path, decision):
    imported(tmp_path, changed("referrals", "R2", decision=decision, decided_at="2026-03-04T11:00"))

    assert Referral.objects.get(number="R2").response_minutes is None


def test_a_referral_without_a_share_takes_the_rule_of_its_day(tmp_path):
    report = imported(tmp_path, changed("referrals", "R1", referrer_share=""))

    assert said(report) == []
    assert Referral.objects.get(number="R1").found_share == Decimal("0.25")
    assert Referral.objects.get(number="R2").found_share == Decimal("0.3")  # no rule for deposits


def test_the_credit_is_shared_to_the_fen(report):
    lines = SalesCredit.objects.values_list("staff__employee_no", "part", "amount", "booked_on")

    assert set(lines) == {
        ("T1", "found", Decimal("300.00"), date(2026, 3, 5)),
        ("W1", "closed", Decimal("700.01"), date(2026, 3, 5)),
    }
    assert Sale.objects.get().found_share == Decimal("0.3")


@pytest.mark.parametrize(
    ("sale", "referral", "share"),
    [
        pytest.param("0.5", "0.3", "0.5", id="as the sale says"),
        pytest.param("", "0.4", "0.4", id="as was agreed"),
        pytest.param("", "", "0.25", id="as the rule says"),
    ],
)
def test_the_found_part_is_the_sales_else_the_referrals_else_the_rules(tmp_path, sale, referral, share):
    files = changed("referrals", "R1", referrer_share=referral)
    files["sales"][0]["referrer_share"] = sale

    imported(tmp_path, files)

    assert Sale.objects.get().found_share == Decimal(share)


def test_without_an_accepted_referral_the_rule_of_the_day_applies(tmp_path):
    files = bank()
    files["referrals"] = []

    imported(tmp_path, files)

    assert Sale.objects.get().found_share == Decimal("0.25")


def test_a_closer_who_found_it_alone_has_all_the_credit(tmp_path):
    files = changed("leads", "L1", finder_no="W1")
    files["referrals"] = files["referrals"][1:]

    imported(tmp_path, files)

    line = SalesCredit.objects.get()
    assert (line.staff.employee_no, line.part, line.amount) == ("W1", "closed", Decimal("1000.01"))


def test_finder_and_referrers_share_the_found_part_equally(tmp_path):
    files = added("referrals", "R1", referral_no="R3", referrer_no="L1", receiver_no="W1", made_at="2026-03-02T11:00",
                  decided_at="2026-03-02T12:00", referrer_share="0.5")  # fmt: skip

    imported(tmp_path, files)

    lines = dict(SalesCredit.objects.values_list("staff__employee_no", "amount"))
    assert lines == {"T1": Decimal("250.00"), "L1": Decimal("250.00"), "W1": Decimal("500.01")}


def test_a_reversed_sale_books_its_credit_back(tmp_path):
    files = changed("sales", "S1", reversed_on="2026-03-09", reversal_reason="cooling-off")
    files["leads"][0].update(status="open", closed_at="", next_action_on="2026-03-12")

    report = imported(tmp_path, files)

    assert said(report) == []
    sale = Sale.objects.get()
    assert (sale.reversed_on, sale.reversal_reason) == (date(2026, 3, 9), "cooling-off")
    assert sum(SalesCredit.objects.values_list("amount", flat=True)) == 0
    assert set(SalesCredit.objects.exclude(reverses=None).values_list("booked_on", flat=True)) == {date(2026, 3, 9)}


def test_a_confirmation_comes_with_its_reference(report):
    sale = Sale.objects.get()

    assert (sale.confirmed_on, sale.core_reference) == (date(2026, 3, 6), "HX1")


def test_a_review_is_about_somebodys_contact(report):
    review = Review.objects.get()

    assert (review.rating, review.author.employee_no, review.recipient.employee_no) == (5, "H1", "W1")


def test_everything_is_rolled_up_when_it_returns(report):
    verdict = check()

    assert verdict.keys == DailyFigure.objects.count() > 0
    assert verdict.wrong == 0


def test_rules_and_products_are_as_given(report):
    assert SplitRule.objects.get().starts_on == date(2026, 1, 1)
    assert set(Product.objects.values_list("code", "risk_level")) == {("F1", "R3"), ("D1", "")}


def test_a_fact_stands_in_the_branch_of_its_own_day(tmp_path):
    files = changed("staff", "W1", branch_code="B2")
    files["postings"] = [
        {"employee_no": "W1", "from": "2025-01-01", "branch_code": "B1", "role": "wealth_manager", "to": "2026-03-03"}
    ]

    report = imported(tmp_path, files)

    assert warned(report) == []
    branches = dict(FollowUp.objects.values_list("number", "branch__code"))
    assert branches == {"F1": "B1", "F2": "B2", "F3": "B2"}
    assert Sale.objects.get().branch.code == "B2"
    assert Posting.objects.get(staff__employee_no="W1", branch__code="B2").starts_on == date(2026, 3, 4)


def test_a_branch_named_with_the_fact_goes_before_the_posting(tmp_path):
    files = bank()
    for row in files["follow_ups"]:
        row["branch_code"] = "B2"

    imported(tmp_path, files)

    assert set(FollowUp.objects.values_list("branch__code", flat=True)) == {"B2"}


def test_the_branch_of_a_referral_is_the_referrers(tmp_path):
    files = bank()
    for row in files["referrals"]:
        row["branch_code"] = "B2"

    imported(tmp_path, files)

    referral = Referral.objects.get(number="R1")
    assert (referral.referrer_branch.code, referral.receiver_branch.code) == ("B2", "B1")


def test_a_record_that_supersedes_another_takes_it_out(tmp_path):
    files = bank()
    for row in files["follow_ups"]:
        row["supersedes_no"] = ""
    files["follow_ups"].insert(0, {**files["follow_ups"][2], "follow_up_no": "F4", "supersedes_no": "F3",
                                   "contacted_at": "2026-03-06T09:05"})  # fmt: skip

    report = imported(tmp_path, files)

    assert said(report) == []
    old = FollowUp.objects.get(number="F3")
    assert old.superseded_by.number == "F4"
    assert old.superseded_at is not None
    assert FollowUp.objects.standing().count() == 3
    assert check().wrong == 0


def test_several_open_leads_of_a_customer_and_equal_contacts_are_allowed(tmp_path):
    files = added("leads", "L2", lead_no="L9")
    files["follow_ups"].append({**files["follow_ups"][2], "follow_up_no": "F9"})

    assert said(imported(tmp_path, files)) == []


def test_numbers_of_the_product_go_on_after_those_that_came(tmp_path):
    imported(tmp_path, added("leads", "L2", lead_no="L260303-000777"))

    number = Customer.objects.create(name="New", branch=Branch.objects.first(), made_at="2026-03-03T00:00Z")
    number.refresh_from_db()
    assert int(number.number.rpartition("-")[2]) > 777


def test_identity_and_card_numbers_are_masked_in_notes(tmp_path):
    imported(tmp_path, changed("leads", "L1", note="call 13912345678"))

    assert Lead.objects.get(number="L1").note == "call *******5678"


def test_a_close_of_which_only_the_day_is_known_comes_after_that_days_contacts(tmp_path):
    report = imported(tmp_path, changed("leads", "L1", closed_at="2026-03-05"))

    assert said(report) == []
    assert Lead.objects.get(number="L1").closed_on == date(2026, 3, 5)
