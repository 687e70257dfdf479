"""Bad rows: each says file, line, column, value and the mend; nothing is saved."""

from pathlib import Path

import pytest

from leads.models import Customer, Lead
from organisation.models import Branch
from tests.branchsales.interchange.bank import added, bank, changed, imported, said, warned

pytestmark = pytest.mark.django_db


def test_an_error_reads_as_agreed(tmp_path: Path):
    report = imported(tmp_path, changed("leads", "L2", captured_at="2026-13-01"))

    assert said(report) == [
        'leads.csv line 3, captured_at "2026-13-01": not a date (use 2026-03-01 or 2026-03-01T09:30)'
    ]


@pytest.mark.parametrize(
    ("table", "number", "values", "column", "message"),
    [
        pytest.param("sales", "S1", {"sold_on": "05/03/2026"}, "sold_on", "not a date (use 2026-03-01)", id="day"),
        pytest.param("sales", "S1", {"sold_on": "2026-02-30"}, "sold_on", "not a date", id="no such day"),
        pytest.param("leads", "L1", {"captured_at": "1026-03-02"}, "captured_at", "not a year", id="year"),
        pytest.param("leads", "L1", {"estimated_amount": "5万"}, "estimated_amount", "not an amount", id="amount"),
        pytest.param("sales", "S1", {"amount": "-5"}, "amount", "above 0", id="negative amount"),
        pytest.param("sales", "S1", {"amount": "0.00"}, "amount", "above 0", id="no amount"),
        pytest.param("sales", "S1", {"amount": "1.005"}, "amount", "two decimal places", id="half a fen"),
        pytest.param("sales", "S1", {"amount": "1e5"}, "amount", "not an amount", id="exponent"),
        pytest.param("sales", "S1", {"amount": "1" + "0" * 30}, "amount", "too large", id="too large"),
        pytest.param("sales", "S1", {"amount": ""}, "amount", "must not be empty", id="no amount given"),
        pytest.param("sales", "S1", {"referrer_share": "1.3"}, "referrer_share", "use 0 to 1", id="share"),
        pytest.param("sales", "S1", {"referrer_share": "30%"}, "referrer_share", "use 0 to 1", id="percent"),
        pytest.param("follow_ups", "F1", {"reached": "maybe"}, "reached", "use true or false", id="flag"),
        pytest.param("leads", "L1", {"channel": "street"}, "channel", "use counter, lobby", id="choice"),
        pytest.param("reviews", "V1", {"rating": "6"}, "rating", "use 1, 2, 3, 4, 5", id="rating"),
        pytest.param("customers", "C1", {"name": "x" * 81}, "name", "at most 80 characters", id="long name"),
        pytest.param("leads", "L1", {"finder_no": "T9"}, "finder_no", "no such person", id="person"),
        pytest.param("leads", "L1", {"owner_no": "T9"}, "owner_no", "no such person", id="owner"),
        pytest.param("leads", "L1", {"customer_no": "C9"}, "customer_no", "no such customer", id="customer"),
        pytest.param("leads", "L1", {"branch_code": "B9"}, "branch_code", "no such unit", id="unit"),
        pytest.param("branches", "B1", {"parent_code": "S9"}, "parent_code", "no such unit", id="parent"),
        pytest.param("follow_ups", "F1", {"lead_no": "L9"}, "lead_no", "no such lead", id="lead"),
        pytest.param("sales", "S1", {"product_code": "P9"}, "product_code", "no such product", id="product"),
        pytest.param("reviews", "V1", {"follow_up_no": "F9"}, "follow_up_no", "no such contact", id="contact"),
        pytest.param("branches", "B1", {"kind": "head_office"}, "parent_code", "stands at the top", id="second top"),
        pytest.param("branches", "S1", {"parent_code": "B1"}, "parent_code", "in a circle", id="circle"),
        pytest.param("branches", "B1", {"parent_code": "B1"}, "parent_code", "in a circle", id="below itself"),
        pytest.param("staff", "T1", {"left_on": "2024-01-01"}, "left_on", "before the first", id="left before"),
        pytest.param("leads", "L1", {"closed_at": "2026-03-01"}, "closed_at", "closed before", id="closed before"),
        pytest.param("leads", "L3", {"closed_at": ""}, "closed_at", "fill it in", id="lost without moment"),
        pytest.param("leads", "L3", {"lost_reason": ""}, "lost_reason", "has a reason", id="lost without reason"),
        pytest.param("leads", "L2", {"lost_reason": "x"}, "lost_reason", "only a lost lead", id="reason if open"),
        pytest.param("leads", "L2", {"closed_at": "2026-03-09"}, "closed_at", "not closed", id="open and closed"),
        pytest.param("leads", "L2", {"next_action_on": ""}, "next_action_on", "next action", id="open without next"),
        pytest.param("leads", "L3", {"next_action_on": "2026-04-01"}, "next_action_on", "no next", id="closed, next"),
        pytest.param("sales", "S1", {"lead_no": "L2"}, "lead_no", "must be won", id="sale of an open lead"),
        pytest.param("sales", "S1", {"sold_on": "2026-03-01"}, "sold_on", "sold before the lead", id="sold before"),
        pytest.param("sales", "S1", {"confirmed_on": "2026-03-01"}, "confirmed_on", "confirmed before", id="confirmed"),
        pytest.param("referrals", "R1", {"decided_at": "2026-03-01"}, "decided_at", "decided before", id="answered"),
        pytest.param("referrals", "R1", {"decided_at": ""}, "decided_at", "fill it in", id="decided without moment"),
        pytest.param("referrals", "R2", {"decided_at": "2026-03-09"}, "decided_at", "pending", id="pending, decided"),
        pytest.param("referrals", "R1", {"made_at": "2026-03-01"}, "made_at", "before the lead", id="made before"),
        pytest.param("follow_ups", "F2", {"contacted_at": "2026-03-05T16:01"}, "contacted_at", "after the lead",
                     id="contact after close"),
        pytest.param("follow_ups", "F1", {"reached": "true"}, "outcome", "another outcome", id="reached, no answer"),
        pytest.param("follow_ups", "F2", {"reached": "false"}, "outcome", "no_answer", id="not reached, won"),
        pytest.param("reviews", "V1", {"author_no": "W1"}, "author_no", "their own", id="own review"),
        pytest.param("reviews", "V1", {"rating": "", "comment": ""}, "comment", "fill one in", id="empty review"),
        pytest.param("reviews", "V1", {"written_at": "2026-03-01"}, "written_at", "before the contact", id="early"),
    ],
)  # fmt: skip
def test_each_kind_of_mistake_is_named_with_its_mend(tmp_path: Path, table, number, values, column, message):
    report = imported(tmp_path, changed(table, number, **values))

    found = [str(one) for one in report.errors if one.file == f"{table}.csv" and one.column == column]
    assert any(message in one for one in found), said(report)
    assert report.error_count >= 1
    assert not report.saved
    assert not Lead.objects.exists()
    assert not Branch.objects.exists()


def test_the_value_of_a_bad_phone_is_not_repeated(tmp_path: Path):
    report = imported(tmp_path, changed("customers", "C1", phone="139123456"))

    assert said(report) == [
        'customers.csv line 2, phone "*******56": not a phone number (a mobile number has 11 digits, a landline'
        " its area code)"
    ]


def test_a_won_lead_needs_its_sale(tmp_path: Path):
    files = bank()
    files["sales"] = []

    assert said(imported(tmp_path, files)) == [
        'leads.csv line 2, status "won": a won lead needs one sale that is not reversed (add it to sales.csv or correct'
        " the status)"
    ]


def test_a_lead_has_one_standing_sale(tmp_path: Path):
    report = imported(tmp_path, added("sales", "S1", sale_no="S2"))

    assert said(report) == [
        'sales.csv line 3, lead_no "L1": the lead has another sale that is not reversed, S1 (a lead has one; use'
        " another lead)"
    ]


def test_a_sale_is_not_reversed_before_it_was_made(tmp_path: Path):
    files = changed("sales", "S1", reversed_on="2026-03-04", reversal_reason="x", confirmed_on="")
    files["leads"][0].update(status="open", closed_at="", next_action_on="2026-03-12")

    (error,) = said(imported(tmp_path, files))
    assert error.startswith('sales.csv line 2, reversed_on "2026-03-04": reversed before it was sold on 2026-03-05')


def test_a_lead_has_one_pending_referral(tmp_path: Path):
    (error,) = said(imported(tmp_path, added("referrals", "R2", referral_no="R3")))

    assert error.startswith('referrals.csv line 4, decision "pending": the lead has another pending referral, R2')


def test_the_same_key_with_other_content_is_refused(tmp_path: Path):
    (error,) = said(imported(tmp_path, added("customers", "C1", name="Somebody else")))

    assert error == (
        'customers.csv line 4, customer_no "C1": the same key is in line 2 with other content (keep one of them)'
    )


def test_the_same_row_again_is_passed_over(tmp_path: Path):
    report = imported(tmp_path, added("customers", "C1"))

    assert said(report) == []
    assert warned(report) == ['customers.csv line 4, customer_no "C1": the same row is in line 2 (it is imported once)']
    assert Customer.objects.count() == 2


def test_two_primary_postings_at_a_time_are_refused(tmp_path: Path):
    files = bank()
    post = {"employee_no": "W1", "branch_code": "B2", "role": "wealth_manager", "is_primary": "true"}
    files["postings"] = [
        {**post, "from": "2024-01-01", "to": "2024-06-30"},
        {**post, "from": "2024-06-01", "to": "2024-12-31"},
    ]

    (error,) = said(imported(tmp_path, files))
    assert error.startswith('postings.csv line 3, from "2024-06-01": the posting overlaps with the one from 2024-01-01')


def test_two_rules_of_one_unit_do_not_overlap(tmp_path: Path):
    (error,) = said(imported(tmp_path, added("split_rules", "S1", **{"from": "2026-06-01"})))

    assert error.startswith('split_rules.csv line 3, from "2026-06-01": the rule overlaps with the one from 2026-01-01')


def test_a_record_is_superseded_once_and_not_by_itself(tmp_path: Path):
    files = bank()
    for row in files["follow_ups"]:
        row["supersedes_no"] = ""
    files["follow_ups"][2]["supersedes_no"] = "F3"
    files["follow_ups"] += [
        {**files["follow_ups"][0], "follow_up_no": number, "supersedes_no": "F1"} for number in ("F8", "F9")
    ]

    errors = said(imported(tmp_path, files))
    assert len(errors) == 2
    assert "a record does not supersede itself" in errors[0]
    assert errors[1].startswith('follow_ups.csv line 6, supersedes_no "F1": the record is superseded by F8 already')


@pytest.mark.parametrize(
    ("table", "number", "values", "message"),
    [
        pytest.param("follow_ups", "F1", {"staff_no": "W2", "contacted_at": "2024-12-31T10:00"},
                     "the person has no posting on that day", id="outside posting"),
        pytest.param("follow_ups", "F1", {"contacted_at": "2026-03-01"}, "before the lead was captured", id="before"),
        pytest.param("referrals", "R2", {"receiver_no": "L1"}, "refers to themselves", id="same person"),
        pytest.param("leads", "L2", {"captured_at": "2099-03-01"}, "lies in the future", id="future"),
    ],
)  # fmt: skip
def test_what_is_odd_is_a_warning(tmp_path: Path, table, number, values, message):
    files = changed(table, number, **values)
    if table == "leads":
        files["referrals"], files["follow_ups"] = files["referrals"][:1], files["follow_ups"][:2]

    report = imported(tmp_path, files)

    assert said(report) == []
    assert any(message in one for one in warned(report))
    assert report.saved


def test_the_first_200_are_shown_and_all_are_in_the_report(tmp_path: Path):
    files = bank()
    files["customers"] += [{**files["customers"][1], "customer_no": f"X{n}", "branch_code": "B9"} for n in range(250)]

    report = imported(tmp_path / "bundle", files, report_file=tmp_path / "report.csv")

    assert (len(report.errors), report.error_count) == (200, 250)
    assert report.errors[0].line == 4
    assert len((tmp_path / "report.csv").read_text().splitlines()) == 251


def test_errors_stand_in_the_order_of_files_and_lines(tmp_path: Path):
    files = changed("sales", "S1", amount="x")
    files["leads"][2]["potential"] = "Z"
    files["leads"][0]["channel"] = "?"
    files["branches"][3]["kind"] = "shop"

    report = imported(tmp_path, files)

    assert [(one.file, one.line) for one in report.errors] == [
        ("branches.csv", 5),
        ("leads.csv", 2),
        ("leads.csv", 4),
        ("sales.csv", 2),
    ]
