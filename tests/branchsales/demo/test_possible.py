"""Nothing in the demo bank could not have happened: the rules of the history bundle, checked on the written rows."""

from collections import Counter, defaultdict
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

from leads.models import Category, Customer, FollowUp, Lead, Product
from organisation.models import Branch
from organisation.phone import normalise_phone
from organisation.roles import SELLING_ROLES, Role
from organisation.sensitive_text import find_numbers
from organisation.working_time import is_working_day
from referrals.models import Referral


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def by_key(rows, key):
    keyed = {row[key]: row for row in rows}
    assert len(keyed) == len(rows), f"{key} is not unique"
    return keyed


def postings(rows):
    """Everybody's postings: earlier and additional ones as written, the present one from the day after the last."""
    spans = defaultdict(list)
    for row in rows["postings"]:
        last = date.fromisoformat(row["to"]) if row["to"] else date.max
        spans[row["employee_no"]].append((date.fromisoformat(row["from"]), last, row["branch_code"], row["role"]))
    for row in rows["staff"]:
        earlier = [last for _, last, _, _ in spans[row["employee_no"]] if last != date.max]
        first = max([date.fromisoformat(row["joined_on"]), *(date.fromordinal(d.toordinal() + 1) for d in earlier)])
        last = date.fromisoformat(row["left_on"]) if row["left_on"] else date.max
        spans[row["employee_no"]].append((first, last, row["branch_code"], row["role"]))
    return spans


def roles_on(spans, number, day):
    return {role for first, last, _, role in spans[number] if first <= day <= last}


def days_decided(rows, lead):
    """The days on which a referral of the lead was accepted, perhaps on a Saturday: it is due the same day."""
    referrals = [row for row in rows["referrals"] if row["lead_no"] == lead["lead_no"]]
    return {at(row["decided_at"]).date() for row in referrals if row["decision"] == "accepted"}


def test_words_are_those_of_the_product(rows):
    words = {
        ("branches", "kind"): set(Branch.Kind.values) - {"region"},
        ("staff", "role"): Role.values,
        ("products", "category"): Category.values,
        ("products", "risk_level"): ["", *Product.RiskLevel.values],
        ("customers", "consent"): Customer.Consent.values,
        ("customers", "tier"): Customer.Tier.values,
        ("customers", "risk_level"): ["", *Customer.RiskLevel.values],
        ("leads", "channel"): Lead.Channel.values,
        ("leads", "product_category"): Category.values,
        ("leads", "potential"): Lead.Potential.values,
        ("leads", "status"): ["open", "won", "lost"],
        ("referrals", "decision"): Referral.State.values,
        ("follow_ups", "method"): FollowUp.Method.values,
        ("follow_ups", "outcome"): FollowUp.Outcome.values,
    }
    for (file, column), allowed in words.items():
        assert {row[column] for row in rows[file]} == set(allowed), (file, column)


def test_who_and_what_is_named_exists(rows):
    people, leads = by_key(rows["staff"], "employee_no"), by_key(rows["leads"], "lead_no")
    units, customers = by_key(rows["branches"], "code"), by_key(rows["customers"], "customer_no")
    products, contacts = by_key(rows["products"], "code"), by_key(rows["follow_ups"], "follow_up_no")
    for file, column, known in (
        ("branches", "parent_code", units),
        ("staff", "branch_code", units),
        ("postings", "employee_no", people),
        ("customers", "manager_no", people),
        ("customers", "branch_code", units),
        ("leads", "customer_no", customers),
        ("leads", "finder_no", people),
        ("leads", "owner_no", people),
        ("referrals", "lead_no", leads),
        ("referrals", "referrer_no", people),
        ("referrals", "receiver_no", people),
        ("follow_ups", "lead_no", leads),
        ("follow_ups", "staff_no", people),
        ("sales", "lead_no", leads),
        ("sales", "closer_no", people),
        ("sales", "product_code", products),
        ("reviews", "follow_up_no", contacts),
        ("reviews", "author_no", people),
    ):
        assert {row[column] for row in rows[file]} - {""} <= known.keys(), (file, column)


def test_nothing_happens_after_now(rows, moment):
    for file, column in (
        ("leads", "captured_at"),
        ("leads", "closed_at"),
        ("referrals", "made_at"),
        ("referrals", "decided_at"),
        ("follow_ups", "contacted_at"),
        ("reviews", "written_at"),
    ):
        assert max(at(row[column]) for row in rows[file] if row[column]) <= moment, (file, column)
    for column in ("sold_on", "reversed_on", "confirmed_on"):
        assert max(date.fromisoformat(row[column]) for row in rows["sales"] if row[column]) <= moment.date()


def test_open_leads_have_a_next_action_and_closed_ones_their_end(rows, moment):
    for lead in rows["leads"]:
        if lead["status"] == "open":
            day = date.fromisoformat(lead["next_action_on"])
            assert not lead["closed_at"]
            assert not lead["lost_reason"]
            assert day >= at(lead["captured_at"]).date()
            assert is_working_day(day) or day in (moment.date(), *days_decided(rows, lead))
        else:
            assert not lead["next_action_on"]
            assert at(lead["closed_at"]) >= at(lead["captured_at"])
            assert bool(lead["lost_reason"]) == (lead["status"] == "lost")


def test_a_won_lead_has_exactly_one_standing_sale_and_no_other_has_one(rows):
    standing = Counter(row["lead_no"] for row in rows["sales"] if not row["reversed_on"])

    assert standing == Counter(lead["lead_no"] for lead in rows["leads"] if lead["status"] == "won")


def test_sales_lie_between_capture_and_close(rows):
    leads = by_key(rows["leads"], "lead_no")
    for sale in rows["sales"]:
        lead, sold_on = leads[sale["lead_no"]], date.fromisoformat(sale["sold_on"])
        assert at(lead["captured_at"]).date() <= sold_on
        if not sale["reversed_on"]:
            assert at(lead["closed_at"]).date() == sold_on
        else:
            assert date.fromisoformat(sale["reversed_on"]) >= sold_on
            assert sale["reversal_reason"]
        if sale["confirmed_on"]:
            assert date.fromisoformat(sale["confirmed_on"]) >= sold_on
        assert bool(sale["confirmed_on"]) == bool(sale["core_reference"])


def test_contacts_lie_between_capture_and_close(rows):
    leads = by_key(rows["leads"], "lead_no")
    for contact in rows["follow_ups"]:
        lead, contacted_at = leads[contact["lead_no"]], at(contact["contacted_at"])
        assert contacted_at >= at(lead["captured_at"])
        assert not lead["closed_at"] or contacted_at <= at(lead["closed_at"])
        assert (contact["outcome"] == "no_answer") == (contact["reached"] == "false")


def test_referrals_are_decided_after_they_are_made_and_one_at_a_time(rows):
    leads, of_lead = by_key(rows["leads"], "lead_no"), defaultdict(list)
    for referral in rows["referrals"]:
        lead = leads[referral["lead_no"]]
        assert at(referral["made_at"]) >= at(lead["captured_at"])
        assert referral["referrer_no"] != referral["receiver_no"]
        if referral["decision"] == "pending":
            assert not referral["decided_at"]
            assert lead["status"] == "open"
            assert lead["owner_no"] == referral["referrer_no"], "while it waits the referrer answers for the lead"
        else:
            assert at(referral["decided_at"]) >= at(referral["made_at"])
        of_lead[referral["lead_no"]].append(referral)
    for referrals in of_lead.values():
        referrals.sort(key=lambda referral: referral["made_at"])
        for earlier, later in pairwise(referrals):
            assert at(earlier["decided_at"]) <= at(later["made_at"])


def test_amounts_are_positive_with_two_places_and_shares_between_none_and_all(rows):
    amounts = [row["amount"] for row in rows["sales"]]
    amounts += [row["estimated_amount"] for row in rows["leads"] if row["estimated_amount"]]
    assert all(Decimal(amount) > 0 and Decimal(amount).as_tuple().exponent == -2 for amount in amounts)
    shares = [row["referrer_share"] for row in rows["referrals"]] + [row["found_share"] for row in rows["split_rules"]]
    assert all(0 <= Decimal(share) <= 1 for share in shares)


def test_people_act_in_a_posting_that_lets_them(rows):
    spans = postings(rows)
    sells = {str(role) for role in SELLING_ROLES}
    for contact in rows["follow_ups"]:
        assert roles_on(spans, contact["staff_no"], at(contact["contacted_at"]).date()) & sells
    for sale in rows["sales"]:
        assert roles_on(spans, sale["closer_no"], date.fromisoformat(sale["sold_on"])) & sells
    for lead in rows["leads"]:
        assert roles_on(spans, lead["finder_no"], at(lead["captured_at"]).date())
    for referral in rows["referrals"]:
        assert roles_on(spans, referral["receiver_no"], at(referral["made_at"]).date()) & sells
        assert roles_on(spans, referral["referrer_no"], at(referral["made_at"]).date())


def test_nobody_who_left_or_moved_still_owns_open_leads(rows, moment):
    spans = postings(rows)
    owners = {lead["owner_no"] for lead in rows["leads"] if lead["status"] == "open"} - {""}

    assert all(roles_on(spans, owner, moment.date()) for owner in owners)


def test_nobody_reviews_their_own_and_reviews_come_after_the_contact(rows):
    contacts, spans = by_key(rows["follow_ups"], "follow_up_no"), postings(rows)
    for review in rows["reviews"]:
        contact = contacts[review["follow_up_no"]]
        assert review["author_no"] != contact["staff_no"]
        assert at(review["written_at"]) >= at(contact["contacted_at"])
        assert review["rating"] in {"1", "2", "3", "4", "5"} or review["comment"]
        assert roles_on(spans, review["author_no"], at(review["written_at"]).date()) & {"branch_head", "supervisor"}


def test_who_wants_no_calls_gets_none(rows):
    silent = {row["customer_no"] for row in rows["customers"] if row["do_not_contact"] == "true"}
    asked = {lead["customer_no"] for lead in rows["leads"] if lead["lost_reason"] == "客户要求不再联系"}
    leads = {lead["lead_no"] for lead in rows["leads"] if lead["customer_no"] in silent - asked}

    assert silent
    assert {row["method"] for row in rows["follow_ups"] if row["lead_no"] in leads} <= {"branch"}


def test_no_note_holds_a_number_that_must_not_stand_there(rows):
    texts = [row["note"] for row in rows["leads"] + rows["follow_ups"]] + [row["comment"] for row in rows["reviews"]]

    assert not any(find_numbers(text) for text in set(texts))


def test_phones_are_phones(rows):
    phones = [row["phone"] for row in rows["customers"] if row["phone"]]

    assert all(normalise_phone(phone) == phone for phone in phones)


def test_a_plan_is_of_who_sells_on_a_day_they_work_and_done_by_work_of_that_day(rows):
    spans, leads = postings(rows), by_key(rows["leads"], "lead_no")
    worked = {(row["staff_no"], row["lead_no"], row["contacted_at"][:10]) for row in rows["follow_ups"]}
    worked |= {(row["owner_no"], row["lead_no"], row["closed_at"][:10]) for row in rows["leads"]}
    worked |= {(row["closer_no"], row["lead_no"], row["sold_on"]) for row in rows["sales"]}
    keys = [(row["staff_no"], row["day"], row["lead_no"]) for row in rows["plan_items"]]
    assert len(set(keys)) == len(keys)
    for row in rows["plan_items"]:
        day = date.fromisoformat(row["day"])
        assert roles_on(spans, row["staff_no"], day) & set(SELLING_ROLES)
        assert at(leads[row["lead_no"]]["captured_at"]).date() <= day
        assert at(row["committed_at"]).date() == day
        assert not row["closed_at"] or row["closed_at"] > row["committed_at"]
        if row["state"] == "done":
            assert at(row["done_at"]) >= at(row["committed_at"])
            assert (row["staff_no"], row["lead_no"], row["day"]) in worked
