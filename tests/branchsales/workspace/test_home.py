"""The first screen of everybody: the page that the role of the day works with."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    NOW,
    create_customer,
    create_follow_up,
    create_lead,
    create_posting,
    create_referral,
    create_sale,
    create_staff,
)


@pytest.fixture(autouse=True)
def at_ten():
    with time_machine.travel(NOW, tick=False):
        yield


def home_of(client, staff):
    staff.language = "en"
    staff.save()
    client.force_login(staff)
    return client.get("/")


@pytest.mark.parametrize("who", ["wang", "zhou"])
def test_who_finds_begins_with_capture(client, cast, who):
    page = home_of(client, getattr(cast, who)).content.decode()
    assert 'name="who"' in page
    assert 'name="from" value="home"' in page


def test_whose_leads_nothing_became_of_yet_reads_what_will_stand_there(client, cast):
    assert "Nothing to tell yet" in home_of(client, cast.wang).content.decode()


@pytest.mark.parametrize(
    ("who", "page"),
    [
        ("lina", "/today/"),
        ("head", "/branch/"),
        ("supervisor", "/compare/"),
        ("west_supervisor", "/compare/"),
        ("auditor", "/access-records/"),
    ],
)
def test_who_sells_or_leads_begins_with_what_needs_them(client, cast, who, page):
    assert home_of(client, getattr(cast, who))["Location"] == page


def test_a_head_who_also_sells_stays_a_head(client, cast):
    create_posting(staff=cast.head, branch=cast.zsr, role="wealth_manager", is_primary=False)
    assert home_of(client, cast.head)["Location"] == "/branch/"


def test_without_a_posting_one_is_told_whom_to_ask(client, db):
    assert "no posting today" in home_of(client, create_staff(branch=None)).content.decode()


def test_what_became_of_my_leads_is_told(client, cast):
    create_referral(lead=create_lead(finder=cast.wang), receiver=cast.lina)
    returned = create_referral(
        lead=create_lead(finder=cast.wang), receiver=cast.zhang, state="returned", decision_reason="已有同类产品"
    )
    sold = create_referral(lead=create_lead(finder=cast.wang), receiver=cast.lina, state="accepted")
    create_follow_up(lead=sold.lead)
    sale = create_sale(lead=sold.lead, amount="200000")
    create_lead(finder=cast.wang, owner=None, branch=cast.zsr)
    page = home_of(client, cast.wang).content.decode()
    assert "waiting for <b>Li Na</b>" in page
    assert "已有同类产品" in page
    assert f'href="/leads/{returned.lead_id}/"' in page
    assert f'href="/sales/{sale.pk}/"' in page
    assert "60,000" in page
    assert "in the branch pool" in page
    assert "4 leads logged today" in page
    assert "3 referred" in page


def test_what_became_of_the_leads_of_others_is_not_told(client, cast):
    customer = create_customer(branch=cast.zsr, name="别人家")
    create_referral(lead=create_lead(finder=cast.chen, customer=customer), receiver=cast.lina)
    assert "别人家" not in home_of(client, cast.wang).content.decode()


def test_the_own_month_and_place_are_there(client, cast):
    page = home_of(client, cast.wang).content.decode()
    assert "My month" in page
    assert "Leads logged" in page
    assert "Your place" in page


def test_the_place_says_on_which_board(client, cast):
    place = home_of(client, cast.wang).content.decode().partition("own-title")[2].partition("month-title")[0]
    assert ">Sales credit</p>" in place


def test_more_leads_ask_no_more_questions(client, cast, django_assert_num_queries):
    def fill():
        create_referral(lead=create_lead(finder=cast.wang), receiver=cast.lina)
        won = create_referral(lead=create_lead(finder=cast.wang), receiver=cast.lina, state="accepted")
        create_follow_up(lead=won.lead)
        create_sale(lead=won.lead)

    fill()
    home_of(client, cast.wang)
    client.get("/")
    with CaptureQueriesContext(connection) as few:
        client.get("/")
    for _ in range(3):
        fill()
    with django_assert_num_queries(len(few)):
        client.get("/")


def test_the_administrator_sees_what_is_missing(client, cast):
    create_staff(branch=None)
    points = home_of(client, cast.administrator).context["setup"]
    assert [(str(point.label), point.n, point.is_right) for point in points] == [
        ("Branches", 3, True),
        ("Branches without a branch head", 1, False),  # WHL
        ("People without a posting today", 1, False),
        ("Products on sale", 0, False),
        ("Split rules in force", 0, True),
    ]


def test_the_administrator_is_led_on_and_sees_no_customer(client, cast):
    create_lead(finder=cast.wang, customer=create_customer(branch=cast.zsr, name="别人家"))
    page = home_of(client, cast.administrator).content.decode()
    assert 'href="/confirmations/"' in page
    assert "Figures" in page
    assert "别人家" not in page
