"""Undo what was just logged: the form comes back, nothing is typed twice."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from leads.models import Lead
from leads.retracting import IN_TIME
from referrals.models import Referral
from tests.factories import NOW, create_customer, create_lead

pytestmark = pytest.mark.usefixtures("cast")
EARLIER = NOW - timedelta(days=9)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def teller(client, wang):
    wang.language = "en"
    wang.save()
    client.force_login(wang)
    return client


def log(client, **fields):
    sent = {"category": "fund", "potential": "A", "channel": "counter", "do": "log", "from": "home", **fields}
    answer = client.post("/leads/new/", sent)
    assert answer.status_code == 302, answer.context["capture"].form.errors
    return Lead.objects.latest("pk")


def take_back(client, lead, **sent):
    return client.post(reverse("lead-retraction", args=[lead.pk]), {"next": "/", **sent}, follow=True)


def shown(answer):
    form = answer.context["capture"].form
    return {
        name: str(form[name].value() or "") for name in ("who", "customer", "phone", "category", "potential", "note")
    }


def test_the_form_comes_back_as_it_was_sent(teller, cast):
    customer = create_customer(branch=cast.zsr, name="张伟", phone="13800138000", manager=cast.lina, now=EARLIER)
    lead = log(teller, who="张伟", customer=customer.pk, note="月底到期", estimated_amount="20万", do="refer")
    answer = take_back(teller, lead)
    assert answer.redirect_chain == [(f"/?again={lead.pk}", 302)]
    assert shown(answer) == {
        "who": "张伟",
        "customer": str(customer.pk),
        "phone": "",
        "category": "fund",
        "potential": "A",
        "note": "月底到期",
    }
    assert answer.context["capture"].form["receiver"].value() == str(cast.lina.pk)
    assert answer.context["capture"].known is None, "the lead taken back is in nobody's way"
    assert Referral.objects.get().state == "withdrawn"


def test_a_new_customer_is_new_again_with_the_phone_just_typed(teller):
    lead = log(teller, who="王小玉", customer="new", phone="138 0013 8000")
    came_back = shown(take_back(teller, lead))
    assert (came_back["who"], came_back["customer"], came_back["phone"]) == ("王小玉", "new", "13800138000")
    again = log(teller, who="王晓宇", customer="new", phone=came_back["phone"])
    assert again.customer.name == "王晓宇"


def test_a_second_click_finds_it_undone(teller):
    lead = log(teller, who="王小玉", customer="new")
    assert take_back(teller, lead).redirect_chain == take_back(teller, lead).redirect_chain


def test_too_late_is_said_on_the_page_of_the_lead(teller, clock):
    lead = log(teller, who="王小玉", customer="new")
    clock.shift(IN_TIME + timedelta(seconds=1))
    answer = take_back(teller, lead)
    assert answer.redirect_chain == [(reverse("lead", args=[lead.pk]), 302)]
    assert "more than ten minutes ago" in answer.content.decode()


def test_the_page_of_the_lead_offers_it_as_long_as_it_is_possible(teller, clock):
    lead = log(teller, who="王小玉", customer="new")
    address, offer = reverse("lead", args=[lead.pk]), reverse("lead-retraction", args=[lead.pk])
    assert offer in teller.get(address).content.decode()
    clock.shift(IN_TIME * 2)
    assert offer not in teller.get(address).content.decode()


def test_what_is_taken_back_is_told_on_its_page_and_left_out_of_the_lists(teller):
    lead = log(teller, who="王小玉", customer="new")
    take_back(teller, lead)
    assert "Taken back: logged by mistake" in teller.get(reverse("lead", args=[lead.pk])).content.decode()
    assert teller.get("/leads/?status=").context["page"].rows == []
    assert teller.get("/leads/?status=retracted").context["page"].rows == [lead]
    home = teller.get("/")
    assert (home.context["logged"], home.context["news"]) == (0, [])


@pytest.mark.parametrize("again", ["0", "x", "9" * 30, "-1"])
def test_an_address_that_leads_to_nothing_shows_the_empty_form(teller, again):
    assert shown(teller.get("/", {"again": again}))["who"] == ""


def test_nobody_reads_what_a_colleague_took_back(teller, client, cast):
    lead = log(teller, who="王小玉", customer="new", phone="13800138000")
    take_back(teller, lead)
    client.force_login(cast.chen)
    assert shown(client.get("/", {"again": lead.pk}))["who"] == ""


def test_an_open_lead_is_no_form_that_comes_back(teller, cast):
    lead = create_lead(finder=cast.wang)
    assert shown(teller.get("/", {"again": lead.pk}))["who"] == ""


def test_what_was_logged_is_told_with_the_way_back(teller):
    sent = {
        "who": "王小玉",
        "customer": "new",
        "category": "fund",
        "potential": "A",
        "channel": "counter",
        "from": "home",
    }
    answer = teller.post("/leads/new/", sent, follow=True)
    assert f'action="{reverse("lead-retraction", args=[Lead.objects.get().pk])}"' in answer.content.decode()


@pytest.mark.parametrize(
    ("came_from", "goes_to"), [("/?again=7", "/"), ("/leads/new/", "/leads/new/"), ("//evil", "/leads/new/")]
)
def test_it_leads_back_to_the_form(teller, came_from, goes_to):
    lead = log(teller, who="王小玉", customer="new")
    assert take_back(teller, lead, next=came_from).redirect_chain == [(f"{goes_to}?again={lead.pk}", 302)]
