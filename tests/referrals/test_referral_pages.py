"""The list of referrals, and the page of one: what each side reads there."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from referrals.models import Referral
from tests.factories import (
    create_follow_up,
    create_lead,
    create_lost_lead,
    create_posting,
    create_referral,
    create_sale,
    create_staff,
)
from tests.referrals.pages import text_of

pytestmark = pytest.mark.usefixtures("at_ten", "in_english")
LIST = "/referrals/"


@pytest.fixture
def waiting(cast, now):
    lead = create_lead(
        finder=cast.wang, owner=None, estimated_amount=Decimal(300000), note="月底到期", now=now - timedelta(days=3)
    )
    return create_referral(lead=lead, receiver=cast.lina, reason="下午接电话", now=now - timedelta(minutes=45))


@pytest.fixture
def enter(client):
    def enter(staff):
        client.force_login(staff)
        return client

    return enter


def listed(response):
    return [row.referral for row in response.context["rows"]]


def accepted(cast, now, **fields):
    lead = create_lead(finder=cast.wang, owner=None, now=now - timedelta(days=3))
    return create_referral(lead=lead, receiver=cast.lina, state="accepted", now=now - timedelta(days=2), **fields)


def test_what_waits_for_ones_answer_stands_first(enter, cast, waiting):
    page = enter(cast.lina).get(LIST)
    assert [row.referral for row in page.context["waiting"]] == [waiting]
    assert listed(page) == []
    assert "1 colleague waits for your answer" in text_of(page)
    assert "45 min" in text_of(page)


def test_a_teller_reads_what_came_of_what_they_sent(enter, cast, now, waiting):
    sold = accepted(cast, now, found_share=Decimal("0.2"))
    create_sale(lead=sold.lead, closer=cast.lina, amount="100000.01")
    words = text_of(enter(cast.wang).get(LIST))
    assert "You have sent 2 this month, 1 of them sold. Your part of what you passed on: ¥ 20,000" in words
    assert "waiting for Li Na, 45 min" in words
    assert "Li Na sold 稳健债基 ¥ 100,000" in words
    assert "¥ 20,000.00" in words


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda lead, now: None, "accepted by Li Na, 30 min"),
        (lambda lead, now: create_follow_up(lead=lead, outcome="no_answer", now=now), "Li Na tried, no answer"),
        (lambda lead, now: create_follow_up(lead=lead, now=now), "Li Na spoke with the customer"),
        (lambda lead, now: create_follow_up(lead=lead, outcome="appointment", now=now), "Li Na made an appointment"),
    ],
    ids=["nothing yet", "no answer", "reached", "appointment"],
)
def test_what_came_of_it_is_said_in_words(enter, cast, now, act, words):
    act(accepted(cast, now).lead, now)
    assert words in text_of(enter(cast.wang).get(LIST))


def test_a_reason_of_the_list_and_own_words_are_both_readable(enter, cast):
    for reason in ("busy", "资料不全"):
        create_referral(
            lead=create_lead(finder=cast.wang), receiver=cast.lina, state="returned", decision_reason=reason
        )
    words = text_of(enter(cast.wang).get(LIST))
    assert "returned by Li Na: No time for it now" in words
    assert "returned by Li Na: 资料不全" in words


def test_filters_stand_in_the_address(enter, cast, now, waiting):
    taken = accepted(cast, now)
    client = enter(cast.wang)
    assert listed(client.get(LIST, {"side": "sent", "state": "accepted"})) == [taken]
    assert listed(client.get(LIST, {"side": "received"})) == []
    assert listed(client.get(LIST, {"state": "nonsense"})) == [waiting, taken]
    assert listed(enter(cast.lina).get(LIST, {"side": "received", "state": "pending"})) == [waiting]


def test_the_head_reads_the_branchs_and_a_teller_cannot(enter, cast, waiting):
    other = create_referral(lead=create_lead(finder=cast.rml_teller), receiver=cast.rml_seller)
    assert listed(enter(cast.head).get(LIST)) == [waiting]
    assert listed(enter(cast.supervisor).get(LIST)) == [other, waiting]
    assert listed(enter(cast.chen).get(LIST, {"side": "branch"})) == []


def test_a_long_list_comes_in_pages(enter, cast, now):
    made = [
        create_referral(lead=create_lead(finder=cast.wang), receiver=cast.lina, now=now - timedelta(minutes=n))
        for n in range(27)
    ]
    client = enter(cast.wang)
    first = client.get(LIST, {"side": "sent"})
    assert listed(first) == made[:25]
    second = client.get(LIST, {"side": "sent", "cursor": first.context["page"].next_cursor})
    assert listed(second) == made[25:]
    assert "Next page" in text_of(first)
    assert listed(client.get(LIST, {"cursor": "x"})) == made[:25]


def test_an_empty_list_says_what_to_do(enter, cast):
    assert "refer it to whoever can advise best" in text_of(enter(cast.wang).get(LIST))


def test_queries_do_not_grow_with_rows(enter, cast, now, django_assert_max_num_queries):
    def grow(count):
        for _ in range(count):
            create_referral(lead=create_lead(finder=create_staff(branch=cast.zsr)), receiver=cast.lina)
            create_follow_up(lead=accepted(cast, now).lead)
            create_sale(lead=accepted(cast, now).lead, closer=cast.lina)
            create_lost_lead(finder=cast.wang)

    grow(1)
    client = enter(cast.lina)
    client.get(LIST)
    with django_assert_max_num_queries(25) as few:
        client.get(LIST)
    grow(6)
    with django_assert_max_num_queries(len(few)):
        page = client.get(LIST)
    assert len(page.context["rows"]) == 14
    assert len(page.context["waiting"]) == 7


def test_the_receiver_reads_both_sides_and_the_split_before_answering(enter, cast, waiting):
    page = enter(cast.lina).get(reverse("referral", args=[waiting.pk]))
    words = text_of(page)
    assert "下午接电话" in words
    assert "Wang Xiaoyu 30% found part ¥ 90,000.00" in words
    assert "you 70% closer part ¥ 210,000.00" in words
    assert "Accept" in words
    assert "Withdraw" not in words


def test_the_referrer_can_withdraw_but_not_answer(enter, cast, waiting):
    words = text_of(enter(cast.wang).get(reverse("referral", args=[waiting.pk])))
    assert "Withdraw the referral" in words
    assert "Return it" not in words


def test_returned_the_referrer_is_led_on(enter, cast):
    returned = create_referral(lead=create_lead(finder=cast.wang), receiver=cast.lina, state="returned")
    page = enter(cast.wang).get(reverse("referral", args=[returned.pk]))
    words = text_of(page)
    assert "Open the lead" in words
    assert "Refer to somebody else" in words
    assert reverse("lead-referral", args=[returned.lead_id]) in page.content.decode()


def test_accepted_only_the_receiver_is_led_to_the_work(enter, cast, now):
    address = reverse("referral", args=[accepted(cast, now).pk])
    assert "Open the lead" in text_of(enter(cast.lina).get(address))
    words = text_of(enter(cast.wang).get(address))
    assert "Open the lead" not in words
    assert "Refer to somebody else" not in words


def test_a_head_only_reads(enter, cast, waiting):
    words = text_of(enter(cast.head).get(reverse("referral", args=[waiting.pk])))
    assert "Withdraw the referral" not in words
    assert "Return it" not in words


def test_whoever_gave_it_back_does_not_know_the_customer_any_more(enter, cast, now):
    lead = create_lead(finder=cast.wang, owner=None, note="秘密")
    referral = create_referral(lead=lead, receiver=cast.whl_seller, state="returned")
    client = enter(cast.whl_seller)
    for page in (client.get(reverse("referral", args=[referral.pk])), client.get(LIST)):
        words = text_of(page)
        assert "赵*" in words
        assert "赵敏" not in words
        assert "秘密" not in words


def test_somebody_unknown_and_a_wrong_id_are_not_found(enter, cast, waiting):
    assert enter(cast.chen).get(reverse("referral", args=[waiting.pk])).status_code == 404
    assert enter(cast.lina).get("/referrals/999999999/").status_code == 404
    assert Referral.objects.count() == 1


@pytest.mark.parametrize("who", ["wang", "lina"])
def test_who_no_longer_serves_customers_reads_neither_list_nor_referral(enter, cast, today, waiting, who):
    staff = getattr(cast, who)
    staff.postings.update(ends_on=today - timedelta(days=1))
    create_posting(staff=staff, role="auditor", branch=cast.ho, since=today)
    staff.forget_postings()
    assert "张" not in text_of(enter(staff).get(LIST))
    assert enter(staff).get(f"{LIST}{waiting.pk}/").status_code == 404
    assert enter(staff).post(reverse("referral-return", args=[waiting.pk]), {"reason": "not_mine"}).status_code == 404
