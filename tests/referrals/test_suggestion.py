from datetime import date, timedelta

import pytest

from organisation.models import Staff
from referrals.suggestion import Why, candidates, find_receivers, receiver_of, receivers_for, suggest_receiver
from tests.factories import (
    NOW,
    create_customer,
    create_follow_up,
    create_lead,
    create_lost_lead,
    create_posting,
    create_staff,
)


def suggest(cast, today, *, manager=None, by=None, category="fund"):
    return suggest_receiver(
        customer=create_customer(branch=cast.zsr, manager=manager),
        category=category,
        branch=cast.zsr,
        day=today,
        by=by or cast.wang,
    )


def test_the_customers_manager_comes_first_however_loaded(cast, today):
    for _ in range(3):
        create_lead(finder=cast.lina)
    found = suggest(cast, today, manager=cast.lina)
    assert (found.staff, found.why, found.open_leads) == (cast.lina, Why.MANAGER, 3)


def test_a_manager_of_another_branch_is_still_the_first(cast, today):
    assert suggest(cast, today, manager=cast.whl_seller).staff == cast.whl_seller


def test_else_the_least_loaded_of_the_branch(cast, today):
    create_lead(finder=cast.lina)
    create_lost_lead(finder=cast.zhang)
    found = suggest(cast, today)
    assert (found.staff, found.why, found.open_leads) == (cast.zhang, Why.AT_WORK, 0)


@pytest.mark.parametrize("seen", ["contact", "lead", "sign-in"])
def test_who_is_at_work_comes_before_who_has_fewer_leads(cast, today, seen):
    lead = create_lead(finder=cast.wang, owner=cast.lina)
    if seen == "contact":
        create_follow_up(lead=lead, staff=cast.lina)
    elif seen == "lead":
        create_lead(finder=cast.lina)
    else:
        Staff.objects.filter(pk=cast.lina.pk).update(last_login=NOW)
    found = suggest(cast, today)
    assert (found.staff, found.why) == (cast.lina, Why.AT_WORK)
    away = {one.staff: one.is_away for one in candidates(branch=cast.zsr, day=today, by=cast.wang)}
    assert away == {cast.lina: False, cast.zhang: True}


def test_on_monday_friday_was_the_last_working_day(cast, today):
    assert today.weekday() == 0
    for days, is_away in ((3, False), (4, True)):
        Staff.objects.filter(pk=cast.lina.pk).update(last_login=NOW - timedelta(days=days))
        (lina,) = [one for one in candidates(branch=cast.zsr, day=today, by=cast.wang) if one.staff == cast.lina]
        assert lina.is_away is is_away


def test_among_equals_who_has_fewer_of_the_category_then_by_name(cast, today):
    create_lead(finder=cast.lina, category="fund")
    create_lead(finder=cast.zhang, category="loan")
    assert suggest(cast, today, category="fund").staff == cast.zhang
    assert suggest(cast, today, category="loan").staff == cast.lina
    assert suggest(cast, today, category="card").staff == cast.lina  # li before zhang


def test_a_manager_who_cannot_own_leads_or_asks_themselves_is_passed_over(cast, today):
    gone = create_staff(branch=cast.zsr, left_on=date(2026, 10, 11))
    for manager in (cast.chen, gone):
        assert suggest(cast, today, manager=manager).why == Why.LEAST_LOADED
    found = suggest(cast, today, manager=cast.lina, by=cast.lina)
    assert (found.staff, found.why) == (cast.zhang, Why.LEAST_LOADED)


def test_nobody_else_sells_there(cast, today):
    assert (
        suggest_receiver(
            customer=create_customer(branch=cast.rml), category="fund", branch=cast.rml, day=today, by=cast.rml_seller
        )
        is None
    )


def test_candidates_are_those_at_work_who_may_own_leads(cast, today):
    create_staff(branch=cast.zsr, until=date(2026, 10, 11))
    create_posting(staff=cast.head, branch=cast.zsr, role="wealth_manager", is_primary=False)
    found = candidates(branch=cast.zsr, day=today, by=cast.wang)
    assert {one.staff for one in found} == {cast.lina, cast.zhang, cast.head}


def test_whom_a_lead_may_go_to_the_suggested_first(cast, today):
    lead = create_lead(finder=cast.wang, owner=None, customer=create_customer(branch=cast.zsr, manager=cast.whl_seller))
    people, suggested = receivers_for(lead, day=today, by=cast.wang)
    assert [one.staff for one in people] == [cast.whl_seller, cast.lina, cast.zhang]
    assert (suggested.staff, suggested.why) == (cast.whl_seller, Why.MANAGER)


def test_nobody_can_take_it_on(cast, today):
    lead = create_lead(finder=cast.rml_seller)
    assert receivers_for(lead, day=today, by=cast.rml_seller) == ([], None)


def test_queries_do_not_grow_with_people(cast, today, django_assert_num_queries):
    for _ in range(6):
        create_lead(finder=create_staff(branch=cast.zsr))
    with django_assert_num_queries(1):
        assert len(candidates(branch=cast.zsr, day=today, by=cast.wang)) == 8


@pytest.mark.parametrize("typed", ["郑凯", "凯", "zhengkai", "Zheng K", "100302", " 郑 凯 "])
def test_any_colleague_who_sells_is_found_by_name_pinyin_or_number(cast, today, typed):
    (found,) = find_receivers(typed, day=today, by=cast.wang)
    assert (found.staff, found.branch_name) == (cast.whl_seller, "武汉路网点")


@pytest.mark.parametrize("typed", ["", "  ", "陈静", "陈国栋", "王晓雨", "100101", "%", "nobody"])
def test_who_cannot_receive_is_not_found(cast, today, typed):
    assert find_receivers(typed, day=today, by=cast.wang) == []


def test_one_is_not_found_oneself(cast, today):
    assert find_receivers("李娜", day=today, by=cast.lina) == []


@pytest.mark.parametrize("pk", ["", "x", "-1", "9" * 40, "１"])
def test_what_is_no_id_is_nobody(cast, today, pk):
    assert receiver_of(pk, day=today, by=cast.wang) is None


def test_a_receiver_by_id_is_who_may_own_leads(cast, today):
    assert receiver_of(str(cast.lina.pk), day=today, by=cast.wang).staff == cast.lina
    assert receiver_of(str(cast.chen.pk), day=today, by=cast.wang) is None
