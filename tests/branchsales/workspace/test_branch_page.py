"""The page of a branch: its people today and this month, and what waits there."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisation.models import Posting, Staff
from performance.rollup import drain
from tests.cast import Cast
from tests.factories import (
    NOW,
    TODAY,
    create_follow_up,
    create_lead,
    create_referral,
    create_review,
    create_sale,
    create_staff,
)


@pytest.fixture(autouse=True)
def _monday():
    with time_machine.travel(NOW, tick=False):
        yield


def page(client, staff: Staff, expected: int = 200, **query):
    drain()
    client.force_login(staff)
    response = client.get(reverse("branch"), query)
    assert response.status_code == expected
    return response


def person(response, name: str):
    return next(one for one in response.context["table"].people if one.staff.name == name)


def cell(response, name: str, metric: str) -> tuple:
    found = next(one for one in person(response, name).cells if one.metric.code == metric)
    return found.day.value, found.month.value


class TestWhichBranch:
    @pytest.mark.parametrize(
        ("who", "unit", "status"),
        [
            ("head", "", 200),
            ("head", "ZSR", 200),
            ("head", "RML", 404),
            ("head", "NOWHERE", 404),
            ("head", "\0", 404),
            ("supervisor", "ZSR", 200),
            ("supervisor", "RML", 200),
            ("supervisor", "WHL", 404),
            ("supervisor", "EAST", 302),
            ("supervisor", "HO", 404),
            ("supervisor", "", 302),
            ("wang", "ZSR", 403),
            ("administrator", "ZSR", 403),
            ("auditor", "", 403),
        ],
    )
    def test_own_branch_or_one_of_the_subtree(self, client, cast: Cast, who, unit, status):
        page(client, getattr(cast, who), status, **({"unit": unit} if unit else {}))

    def test_unit_of_branches_leads_to_their_comparison(self, client, cast: Cast):
        assert page(client, cast.supervisor, 302).url == "/compare/?scope=EAST"


class TestTable:
    def test_people_stand_by_role(self, client, cast: Cast):
        groups = page(client, cast.head).context["table"].groups
        assert [[one.staff.name for one in group.people] for group in groups] == [
            ["王晓雨", "陈静"],
            ["周敏"],
            ["李娜", "张浩然"],
            ["陈国栋"],
        ]

    def test_today_and_the_month_stand_together(self, client, cast: Cast):
        create_lead(finder=cast.wang)
        create_lead(finder=cast.wang, now=NOW - timedelta(days=5))
        create_lead(finder=cast.wang, now=NOW - timedelta(days=40))
        create_sale(lead=create_lead(finder=cast.chen, owner=cast.lina), amount="1000.01")
        response = page(client, cast.head)
        assert cell(response, "王晓雨", "leads_captured") == (1, 2)
        assert [str(value) for value in cell(response, "李娜", "credit")] == ["700.01", "700.01"]
        assert response.context["said"]["sales"] == 1

    def test_only_what_was_done_here_counts(self, client, cast: Cast):
        Posting.objects.filter(staff=cast.rml_teller).update(ends_on=TODAY - timedelta(days=4))
        Posting.objects.create(
            staff=cast.rml_teller, branch=cast.zsr, role="teller", starts_on=TODAY - timedelta(days=3)
        )
        create_lead(finder=cast.rml_teller, now=NOW - timedelta(days=5), branch=cast.rml)
        create_lead(finder=cast.rml_teller, branch=cast.zsr)
        assert cell(page(client, cast.head), "孙悦", "leads_captured") == (1, 1)
        left = page(client, cast.rml_head)
        assert [staff.name for staff in left.context["table"].gone] == ["孙悦"]

    def test_head_who_also_sells_stands_once(self, client, cast: Cast):
        Posting.objects.create(
            staff=cast.head, branch=cast.zsr, role="wealth_manager", starts_on=TODAY, is_primary=False
        )
        people = page(client, cast.head).context["table"].people
        assert [one.staff for one in people].count(cast.head) == 1

    def test_who_logged_nothing_is_seen(self, client, cast: Cast):
        create_lead(finder=cast.wang)
        create_lead(finder=cast.chen, now=NOW - timedelta(days=3))
        create_lead(finder=cast.zhou, now=NOW - timedelta(days=10))
        response = page(client, cast.head)
        assert not person(response, "王晓雨").has_logged_nothing
        chen, zhou, lina = (person(response, name) for name in ("陈静", "周敏", "李娜"))
        assert (chen.has_logged_nothing, chen.is_silent) == (True, False)
        assert (zhou.is_silent, zhou.last_acted_on) == (True, date(2026, 10, 2))
        assert (lina.is_silent, lina.last_acted_on) == (True, None)
        assert not person(response, "陈国栋").has_logged_nothing  # nobody expects a head to log
        assert len(response.context["table"].without_a_record) == 4

    def test_lead_received_is_no_sign_of_life(self, client, cast: Cast):
        create_referral(receiver=cast.lina, lead=create_lead(finder=cast.wang))
        assert person(page(client, cast.head), "李娜").has_logged_nothing

    def test_who_cannot_sign_in_is_away_and_not_blamed(self, client, cast: Cast):
        Staff.objects.filter(pk=cast.chen.pk).update(is_active=False)
        chen = person(page(client, cast.head), "陈静")
        assert (chen.is_away, chen.has_logged_nothing) == (True, False)

    def test_nobody_is_expected_to_log_on_a_sunday(self, client, cast: Cast):
        response = page(client, cast.head, day="2026-10-11")
        assert response.context["shown"] == date(2026, 10, 11)
        assert not response.context["table"].without_a_record

    @pytest.mark.parametrize("day", ["tomorrow", "2026-10-13", "2026-02-30", "0001-01-01", ""])
    def test_day_that_cannot_be_is_today(self, client, cast: Cast, day):
        assert page(client, cast.head, day=day).context["shown"] == TODAY


class TestNeeds:
    def test_nothing_waits(self, client, cast: Cast):
        assert page(client, cast.head).context["needs"].kinds == 0

    def test_what_waits_here_is_counted(self, client, cast: Cast):
        for owner, late in ((cast.lina, 1), (cast.zhang, 5), (cast.zhang, 2)):
            create_lead(finder=cast.wang, owner=owner, next_action_on=TODAY - timedelta(days=late))
        create_lead(finder=cast.wang, owner=cast.lina, next_action_on=TODAY)
        create_lead(finder=cast.wang, owner=None, branch=cast.zsr, next_action_on=TODAY - timedelta(days=9))
        create_lead(finder=cast.rml_teller, owner=cast.rml_seller, next_action_on=TODAY - timedelta(days=9))
        create_sale(
            lead=create_lead(finder=cast.wang, owner=cast.lina),
            reversal_asked_by=cast.lina,
            reversal_asked_at=NOW,
            reversal_reason="mistake",
        )
        seen, unseen = (create_follow_up(lead=create_lead(finder=cast.wang, owner=cast.lina)) for _ in range(2))
        create_review(follow_up=seen, author=cast.head)
        needs = page(client, cast.head).context["needs"]
        assert [(owner.name, owner.n) for owner in needs.overdue] == [("张浩然", 2), ("李娜", 1)]
        assert (needs.overdue_n, needs.oldest_overdue) == (3, date(2026, 10, 7))
        assert (needs.pool_n, needs.reversals_n, needs.unreviewed_n) == (1, 1, 1)
        assert unseen.pk

    @pytest.mark.parametrize(("sent", "waits"), [("2026-10-09 16:00", True), ("2026-10-12 09:00", False)])
    def test_referral_has_waited_long_after_two_working_hours(self, client, cast: Cast, sent, waits):
        made = datetime.strptime(sent, "%Y-%m-%d %H:%M").replace(tzinfo=NOW.tzinfo)
        create_referral(receiver=cast.lina, lead=create_lead(finder=cast.wang, now=made), now=made)
        assert bool(page(client, cast.head).context["needs"].waiting) is waits


def test_page_is_in_english_too(client, cast: Cast):
    Staff.objects.update(language="en")
    cast.head.language = cast.supervisor.language = "en"
    create_lead(finder=cast.wang, owner=None, branch=cast.zsr)
    content = page(client, cast.head).content.decode()
    assert "Needs you" in content
    assert "Wang Xiaoyu" in content
    assert "Waiting in this branch" in page(client, cast.supervisor, unit="ZSR").content.decode()


def test_rows_grow_queries_do_not(client, cast: Cast):
    def count() -> int:
        drain()
        with CaptureQueriesContext(connection) as queries:
            page(client, cast.head)
        return len([one for one in queries if "dirty" not in one["sql"]])

    def work() -> None:
        seller = create_staff(branch=cast.zsr)
        teller = create_staff(branch=cast.zsr, role="teller")
        create_lead(finder=teller, owner=seller, next_action_on=TODAY - timedelta(days=3))
        create_lead(finder=teller, owner=None, branch=cast.zsr)
        made = NOW - timedelta(days=4)
        create_referral(receiver=seller, lead=create_lead(finder=teller, now=made), now=made)

    work()
    count()
    before = count()
    for _ in range(8):
        work()
    assert count() == before


def test_figures_lead_to_the_leads_behind_them(client, cast: Cast):
    create_lead(finder=cast.wang)
    create_lead(finder=cast.wang, now=NOW - timedelta(days=5))
    create_sale(lead=create_lead(finder=cast.chen, owner=cast.lina))
    response = page(client, cast.head)
    for name, metric in (("王晓雨", "leads_captured"), ("李娜", "sales")):
        found = next(one for one in person(response, name).cells if one.metric.code == metric)
        for figure, query in ((found.day, found.day_query), (found.month, found.month_query)):
            listed = client.get(f"{reverse('leads')}?{query}").context["page"].rows
            assert len(listed) == figure.value > 0


def test_overdue_leads_are_linked_by_owner(client, cast: Cast):
    create_lead(finder=cast.wang, owner=cast.lina, next_action_on=TODAY - timedelta(days=1))
    create_lead(finder=cast.rml_teller, owner=cast.rml_seller, next_action_on=TODAY - timedelta(days=1))
    content = page(client, cast.supervisor, unit="ZSR").content.decode()
    assert "?status=overdue&amp;unit=ZSR&amp;owner=100104" in content
    listed = client.get(reverse("leads"), {"status": "overdue", "unit": "ZSR"}).context["page"].rows
    assert [lead.owner for lead in listed] == [cast.lina]
