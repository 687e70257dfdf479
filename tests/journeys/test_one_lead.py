"""The whole path of one lead through the pages, each step by the one whose work it is."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from leads.models import FollowUp, Lead
from organisation.models import Staff
from performance.rollup import check, drain
from referrals.models import Referral, Sale
from tests.cast import Cast
from tests.factories import NOW, create_customer, create_product
from tests.referrals.ledger import prove
from tests.referrals.pages import text_of, value_of


class Desk:
    """Somebody at work: a browser of their own in which they are signed in, reading English."""

    def __init__(self, staff: Staff) -> None:
        Staff.objects.filter(pk=staff.pk).update(language=Staff.Language.ENGLISH)
        self._client = Client()
        self._client.force_login(staff)

    def read(self, address: str) -> str:
        answer = self._client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return text_of(answer)

    def send(self, address: str, **typed: object) -> str:
        """Open the form where it has a page of its own, send it with its token, and read the page that follows."""
        page = self._client.get(address)
        hidden = {"form_token": value_of(page, "form_token")} if page.status_code == 200 else {}
        if b'name="shown_share"' in page.content:
            hidden["shown_share"] = value_of(page, "shown_share")
        answer = self._client.post(address, {**hidden, **typed}, follow=True)
        assert answer.redirect_chain, text_of(answer)
        assert answer.status_code == 200, (address, answer.status_code)
        return text_of(answer)

    def status(self, address: str) -> int:
        return self._client.get(address).status_code


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def at(clock: time_machine.Traveller, hours: float) -> datetime:
    """So many hours after the customer came to the counter."""
    moment = NOW + timedelta(hours=hours)
    clock.move_to(moment, tick=False)
    return moment


def test_from_the_counter_to_a_sale_that_is_taken_back(cast: Cast, clock: time_machine.Traveller) -> None:
    fund = create_product(category="fund")
    customer = create_customer(branch=cast.zsr, name="张伟", phone="13800138000")
    teller, seller, head = Desk(cast.wang), Desk(cast.lina), Desk(cast.head)
    supervisor = Desk(cast.supervisor)

    # The teller logs and refers.
    typed = {"who": "张伟", "customer": customer.pk, "category": "fund", "potential": "A", "channel": "counter"}
    words = teller.send(
        reverse("capture"), **typed, estimated_amount="20万", note="月底到期", do="refer", receiver=cast.lina.pk
    )
    assert "Logged and referred: 张伟" in words
    lead, referral = Lead.objects.get(), Referral.objects.get()
    lead_page = reverse("lead", args=[lead.pk])

    # The wealth manager finds it waiting, and accepts.
    at(clock, 0.5)
    assert "张伟" in seller.read(reverse("today"))
    assert "月底到期" in seller.read(reverse("referral", args=[referral.pk]))
    seller.send(reverse("referral-acceptance", args=[referral.pk]))
    assert "张伟" in seller.read(reverse("leads"))

    # Two contacts, the second one a yes.
    tomorrow = (NOW + timedelta(days=1)).date().isoformat()
    contact = reverse("follow-up-new", args=[lead.pk])
    for hours, method, outcome in ((1, "phone", "no_answer"), (3, "branch", "won")):
        at(clock, hours)
        note = f"contact by {method}"
        seller.send(contact, method=method, outcome=outcome, note=note, next_action="meet", next_action_on=tomorrow)
    assert FollowUp.objects.count() == 2
    assert "contact by branch" in seller.read(lead_page)

    # The sale, whose split was read before it was sent.
    at(clock, 4)
    sold_on = NOW.date().isoformat()
    seller.send(reverse("lead-sale", args=[lead.pk]), product=fund.pk, amount="100,000", sold_on=sold_on)
    prove()
    sale = Sale.objects.get()
    sale_page = reverse("sale", args=[sale.pk])

    # The teller sees the part of the credit that is theirs, a colleague who had no part in it sees nothing.
    assert "30,000.00" in teller.read(sale_page)
    assert Desk(cast.chen).status(sale_page) == Desk(cast.rml_head).status(sale_page) == 404

    for address in (lead_page, reverse("referral", args=[referral.pk])):
        assert {Desk(one).status(address) for one in (cast.rml_head, cast.whl_seller, cast.west_supervisor)} == {404}

    # The figures reach the home of the teller, the board, the head's branch and the supervisor's comparison.
    drain()
    assert check().wrong == 0
    board = reverse("boards") + "?metric=credit&scope=ZSR&period=2026-10&who="
    tellers, wealth_managers = board + "teller", board + "wealth_manager"
    words = teller.read(reverse("home"))
    assert "¥ 30,000" in words
    assert "Your place October 2026 Sales credit 1 / 3" in words
    words = teller.read(tellers)
    assert "Wang Xiaoyu" in words
    assert "30,000" in words
    words = head.read(wealth_managers)
    assert "Li Na" in words
    assert "70,000" in words
    assert "100,000" in head.read(reverse("branch"))
    assert "中山路网点" in supervisor.read(reverse("compare"))

    # The head and the supervisor read the records, and say something about them.
    at(clock, 5)
    assert "contact by branch" in head.read(reverse("reviews"))
    last = FollowUp.objects.latest("contacted_at")
    head.send(reverse("review-new", args=[last.pk]), rating="5", comment="Well led")
    supervisor.send(reverse("review-new", args=[last.pk]), rating="", comment="An example for others")
    words = seller.read(lead_page)
    assert "Well led" in words
    assert "An example for others" in words

    # The customer goes back on it: asked by the closer, refused to everybody else, approved by the head.
    at(clock, 6)
    seller.send(reverse("sale-reversal", args=[sale.pk]), reason="客户取消")
    assert "客户取消" in head.read(reverse("reversals"))
    head.send(reverse("reversal-approval", args=[sale.pk]))
    prove()
    sale.refresh_from_db()
    assert sale.reversed_on == NOW.date()
    drain()
    assert check().wrong == 0
    assert "70,000" not in head.read(wealth_managers)
    assert "30,000" not in teller.read(tellers)


def test_everybody_begins_at_a_home_of_their_own(cast: Cast, clock: time_machine.Traveller) -> None:
    """One of each role signs in, and every place that the frame offers opens."""
    for staff in (cast.wang, cast.zhou, cast.lina, cast.head, cast.supervisor, cast.administrator, cast.auditor):
        client = Client()
        client.force_login(staff)
        home = client.get(reverse("home"), follow=True)
        assert home.status_code == 200, staff.employee_no
        for item in home.context["nav_items"]:
            assert client.get(item.url, follow=True).status_code == 200, (staff.employee_no, item.url)
