"""Every page has something worth seeing in it: people, branches and today's desks."""

from collections import Counter
from datetime import date, datetime
from random import Random

import pytest

from branchsales.demo.places import build_units
from branchsales.demo.sign_ins import demo_sign_ins
from branchsales.demo.size import MEDIUM
from branchsales.demo.staffing import hire_everybody
from organisation.roles import Role
from tests.branchsales.demo.bundles import MONDAY, bundle

SIGN_INS = {role: number for role, number, _ in demo_sign_ins()}
WEALTH_MANAGER, HEAD = SIGN_INS["wealth_manager"], SIGN_INS["branch_head"]


def share(part: int, whole: int) -> float:
    return part / whole


def sold(rows, branch: str, first: date, last: date) -> int:
    unit_of = {row["lead_no"]: row["branch_code"] for row in rows["leads"]}
    return sum(unit_of[s["lead_no"]] == branch and str(first) <= s["sold_on"] <= str(last) for s in rows["sales"])


def test_the_small_bank_has_its_units_and_people():
    rows = bundle(MONDAY)

    assert Counter(row["kind"] for row in rows["branches"]) == {"head_office": 1, "sub_branch": 2, "branch": 8}
    roles = Counter(row["role"] for row in rows["staff"] if not row["left_on"])
    assert 90 <= roles.total() <= 110
    assert (roles["branch_head"], roles["supervisor"], roles["administrator"], roles["auditor"]) == (8, 2, 1, 1)
    assert len({row["name"] for row in rows["staff"]}) == len(rows["staff"])
    assert 6_000 <= len(rows["leads"]) <= 10_000


def test_the_medium_bank_has_a_hundred_branches_and_twelve_hundred_people():
    units = build_units(MEDIUM, today=MONDAY.date())
    people = hire_everybody(Random(1), units, first_day=MEDIUM.first_day(MONDAY.date()), today=MONDAY.date())

    assert Counter(unit.kind for unit in units) == {"head_office": 1, "region": 4, "sub_branch": 20, "branch": 100}
    assert len({unit.code for unit in units}) == len(units)
    assert len({unit.name for unit in units}) == len(units)
    assert 1_150 <= len(people) <= 1_250
    assert len({person.number for person in people}) == len(people)


def test_one_signs_in_as_every_role_and_all_are_posted(rows):
    people = {row["employee_no"]: row for row in rows["staff"]}

    assert [role for role, _, _ in demo_sign_ins()] == list(Role.values)
    for role, number, password in demo_sign_ins():
        assert people[number]["role"] == role
        assert not people[number]["left_on"]
        assert password


def test_somebody_moved_somebody_left_somebody_is_new_and_a_head_also_sells():
    rows, today = bundle(MONDAY), MONDAY.date()
    heads = {row["employee_no"] for row in rows["staff"] if row["role"] == "branch_head"}

    assert any(row["to"] and 40 <= (today - date.fromisoformat(row["to"])).days <= 90 for row in rows["postings"])
    assert any(row["employee_no"] in heads and row["role"] == "wealth_manager" for row in rows["postings"])
    assert any(row["left_on"] for row in rows["staff"])
    assert any((today - date.fromisoformat(row["joined_on"])).days < 40 for row in rows["staff"])


def test_referrals_end_in_every_way():
    decisions = Counter(row["decision"] for row in bundle(MONDAY)["referrals"])

    assert share(decisions["accepted"], decisions.total()) > 0.7
    assert min(decisions[one] for one in ("returned", "lapsed", "withdrawn", "pending")) >= 8


def test_some_referrals_cross_branches():
    rows = bundle(MONDAY)
    branch_of = {row["employee_no"]: row["branch_code"] for row in rows["staff"]}
    crossing = [row for row in rows["referrals"] if branch_of[row["referrer_no"]] != branch_of[row["receiver_no"]]]

    assert 20 <= len(crossing) <= len(rows["referrals"]) * 0.1


def test_better_potential_is_won_more_often():
    leads = bundle(MONDAY)["leads"]
    won = {
        potential: share(
            sum(lead["status"] == "won" for lead in leads if lead["potential"] == potential),
            sum(lead["potential"] == potential for lead in leads),
        )
        for potential in "ABC"
    }

    assert won["A"] > 1.4 * won["B"] > 1.4 * 1.4 * won["C"]


def test_the_branch_that_began_first_sells_more_since():
    rows, today = bundle(MONDAY), MONDAY.date()
    began = {row["code"]: row["transformed_on"] for row in rows["branches"]}
    start = date.fromisoformat(began["JH0101"])

    assert 80 <= (date.fromisoformat(began["JH0102"]) - start).days <= 100
    before = sold(rows, "JH0101", date.fromordinal(start.toordinal() - 30), start)
    assert sold(rows, "JH0101", date.fromordinal(today.toordinal() - 30), today) > 1.25 * before


def test_most_older_sales_are_confirmed_and_a_few_reversed():
    rows = bundle(MONDAY)
    older = [row for row in rows["sales"] if row["sold_on"] < "2026-10-01" and not row["reversed_on"]]

    assert share(sum(bool(row["confirmed_on"]) for row in older), len(older)) > 0.93
    assert 10 <= sum(bool(row["reversed_on"]) for row in rows["sales"]) <= 100


def test_the_days_have_their_rhythm():
    captured = [datetime.fromisoformat(row["captured_at"]) for row in bundle(MONDAY)["leads"]]
    hours, weekdays = Counter(at.hour for at in captured), Counter(at.weekday() for at in captured)

    assert set(hours) == set(range(9, 17))
    assert hours[12] < hours[10] / 2
    assert weekdays[5] < weekdays[0] / 2
    assert not weekdays[6]


def test_the_wealth_managers_desk_is_never_empty(rows, moment):
    mine = [row for row in rows["leads"] if row["owner_no"] == WEALTH_MANAGER and row["status"] == "open"]
    waiting = [r for r in rows["referrals"] if r["receiver_no"] == WEALTH_MANAGER and r["decision"] == "pending"]

    assert len(waiting) >= 3
    assert sum(row["next_action_on"] == str(moment.date()) for row in mine) >= 6
    assert sum(row["next_action_on"] < str(moment.date()) for row in mine) >= 3
    assert any(row["next_action_on"] > str(moment.date()) for row in mine)


def test_the_heads_pool_is_never_empty(rows):
    pool = [row for row in rows["leads"] if row["status"] == "open" and not row["owner_no"]]

    assert sum(row["branch_code"] == "JH0101" for row in pool) >= 2


def test_every_branch_has_overdue_work(rows, moment):
    late = {
        row["branch_code"]
        for row in rows["leads"]
        if row["status"] == "open" and row["next_action_on"] < str(moment.date())
    }

    assert len(late) == 8


@pytest.mark.parametrize("who", ["teller", "lobby_manager"])
def test_by_the_afternoon_the_finders_have_logged_leads_today(rows, moment, who):
    today = [
        r for r in rows["leads"] if r["finder_no"] == SIGN_INS[who] and r["captured_at"][:10] == str(moment.date())
    ]

    assert len(today) >= (4 if moment.hour >= 14 else 0)


def test_heads_and_supervisors_left_records_for_the_visitor(rows):
    reviewed = {row["follow_up_no"] for row in rows["reviews"]}
    recent = sorted(rows["follow_ups"], key=lambda row: row["contacted_at"])[-200:]

    assert sum(row["follow_up_no"] not in reviewed and bool(row["note"]) for row in recent) >= 60
    assert {HEAD, SIGN_INS["supervisor"]} <= {row["author_no"] for row in rows["reviews"]}


def test_customers_are_counted_at_the_counter_and_in_the_lobby_all_the_half_year(rows, moment):
    traffic = rows["traffic"]
    roles = {row["employee_no"]: row["role"] for row in rows["staff"]}
    served = [int(row["served"]) for row in traffic if row["served"]]
    assert len({row["day"] for row in traffic}) > 120
    assert min(served) > 15
    assert max(served) < 150
    today = moment.date().isoformat()
    assert not any(row["served"] for row in traffic if row["day"] == today), "the evening's file is still to come"
    for row in traffic:
        received = int(row["received"] or 0)
        assert not (row["served"] and received)
        assert int(row["diverted"] or 0) + int(row["identified"] or 0) <= received
    mondays = [int(row["served"]) for row in traffic if row["served"] and date.fromisoformat(row["day"]).weekday() == 0]
    sundays = [int(row["served"]) for row in traffic if row["served"] and date.fromisoformat(row["day"]).weekday() == 6]
    assert sum(mondays) / len(mondays) > 1.3 * sum(sundays) / max(1, len(sundays))
    assert {"teller", "lobby_manager"} <= {roles[row["staff_no"]] for row in traffic}


def test_plans_are_kept_better_by_some_than_by_others():
    by_person, items = {}, bundle(MONDAY)["plan_items"]
    for row in items:
        by_person.setdefault(row["staff_no"], []).append(row["state"] == "done")
    completion = {number: sum(done) / len(done) for number, done in by_person.items() if len(done) > 100}
    assert len(completion) >= 10
    assert max(completion.values()) - min(completion.values()) > 0.1
    today = [row for row in items if row["staff_no"] == WEALTH_MANAGER and row["day"] == str(MONDAY.date())]
    assert {row["state"] for row in today} == {"done", "planned"}
