"""The day of whoever sells: answer, do, done."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    NOW,
    TODAY,
    create_customer,
    create_follow_up,
    create_lead,
    create_posting,
    create_referral,
    create_sale,
)


@pytest.fixture(autouse=True)
def at_ten():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def seller(client, lina):
    lina.language = "en"
    lina.save()
    client.force_login(lina)
    return client


def named(cast, name, **fields):
    return create_lead(
        finder=cast.wang, owner=cast.lina, customer=create_customer(branch=cast.zsr, name=name), **fields
    )


def test_the_most_urgent_stands_first(seller, cast):
    for name, days, potential in (("后天", 2, "A"), ("今天乙", 0, "B"), ("超期", -3, "C"), ("今天甲", 0, "A")):
        named(cast, name, next_action_on=TODAY + timedelta(days=days), potential=potential)
    tasks = seller.get("/today/").context["tasks"]
    assert [task.lead.customer.name for task in tasks] == ["超期", "今天甲", "今天乙", "后天"]


def test_only_own_open_leads_are_to_do(seller, cast):
    create_lead(finder=cast.wang, owner=cast.zhang)
    create_sale(lead=named(cast, "卖了"))
    create_referral(lead=create_lead(finder=cast.lina), referrer=cast.lina, receiver=cast.zhang)
    assert seller.get("/today/").context["tasks"] == []


def test_an_empty_day_says_what_will_stand_here(seller):
    page = seller.get("/today/").content.decode()
    assert "No open lead of yours" in page
    assert "0 contacts" in page


def test_referrals_are_accepted_and_returned_in_place(seller, cast):
    referral = create_referral(lead=create_lead(finder=cast.wang), receiver=cast.lina)
    create_referral(lead=create_lead(finder=cast.wang), receiver=cast.zhang)
    page = seller.get("/today/")
    assert [row.referral for row in page.context["waiting"]] == [referral]
    assert f'action="/referrals/{referral.pk}/acceptance/"' in page.content.decode()
    assert f'action="/referrals/{referral.pk}/return/"' in page.content.decode()
    seller.post(f"/referrals/{referral.pk}/acceptance/")
    after = seller.get("/today/")
    assert after.context["waiting"] == []
    assert [task.lead for task in after.context["tasks"]] == [referral.lead]


def test_the_reason_is_the_last_contact_or_the_finder(seller, cast):
    spoken = named(cast, "谈过", next_action_on=TODAY)
    create_follow_up(lead=spoken, outcome="considering", note="等女儿回来再定")
    named(cast, "没谈过", next_action_on=TODAY, note="月底到期")
    page = seller.get("/today/").content.decode()
    assert "等女儿回来再定" in page
    assert "found by Wang Xiaoyu, not contacted yet" in page
    assert "月底到期" in page


def test_the_day_is_told_in_figures(seller, cast):
    lead = named(cast, "范玉兰")
    create_follow_up(lead=lead, outcome="no_answer")
    create_follow_up(lead=lead)
    create_follow_up(lead=lead, now=NOW - timedelta(days=1))
    create_sale(lead=lead, amount="200000")
    answer = seller.get("/today/")
    progress = answer.context["progress"]
    assert (progress.contacts, progress.reached, progress.sales, progress.sold) == (2, 1, 1, 200000)
    assert len(answer.context["done"]) == 3
    assert "200,000" in answer.content.decode()


def test_what_others_did_is_not_mine(seller, cast):
    create_follow_up(lead=create_lead(finder=cast.wang, owner=cast.zhang))
    assert seller.get("/today/").context["progress"].contacts == 0


def test_a_head_who_also_sells_has_a_day(client, cast):
    create_posting(staff=cast.head, branch=cast.zsr, role="wealth_manager", is_primary=False)
    client.force_login(cast.head)
    assert client.get("/today/").status_code == 200


def test_the_next_page_goes_on_after_the_last_row(seller, cast):
    for _ in range(27):
        create_lead(finder=cast.wang, owner=cast.lina)
    first = seller.get("/today/").context
    second = seller.get("/today/", {"cursor": first["page"].next_cursor}).context
    shown = [task.lead.pk for task in [*first["tasks"], *second["tasks"]]]
    assert (len(first["tasks"]), len(shown), len(set(shown))) == (25, 27, 27)


def test_more_work_asks_no_more_questions(seller, cast, django_assert_num_queries):
    def fill():
        create_follow_up(lead=named(cast, "谈过"))
        create_referral(lead=create_lead(finder=cast.wang), receiver=cast.lina)
        create_sale(lead=named(cast, "卖了"))

    fill()
    seller.get("/today/")
    with CaptureQueriesContext(connection) as few:
        seller.get("/today/")
    for _ in range(4):
        fill()
    with django_assert_num_queries(len(few)):
        seller.get("/today/")
