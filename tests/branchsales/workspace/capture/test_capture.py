"""Quick capture over HTTP: nothing is doubled, nothing is lost, nothing is half done."""

from decimal import Decimal

import pytest
import time_machine

from leads.looking_up import FINDS_AN_HOUR
from leads.models import Customer, Lead
from organisation.models import AccessRecord, Submission
from referrals.models import Referral, SplitRule
from tests.factories import NOW, SINCE, create_customer, create_lead

URL = "/leads/new/"
TOKEN = "11111111-1111-4111-8111-111111111111"


@pytest.fixture(autouse=True)
def at_ten():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def customer(cast):
    return create_customer(branch=cast.zsr, name="张伟", phone="13800138000", manager=cast.lina)


@pytest.fixture
def teller(client, wang):
    wang.language = "en"
    wang.save()
    client.force_login(wang)
    return client


def typed(**fields):
    return {"who": "张伟", "category": "fund", "potential": "B", "channel": "counter", "do": "log", **fields}


def test_a_lead_of_a_chosen_customer_is_logged_and_it_is_said_who_follows_up(teller, cast, customer):
    answer = teller.post(URL, typed(customer=customer.pk, **{"from": "home"}), follow=True)
    lead = Lead.objects.get()
    assert (lead.customer, lead.finder, lead.owner, lead.channel) == (customer, cast.wang, cast.lina, "counter")
    assert answer.redirect_chain == [("/", 302)]
    assert "It went to Li Na, who follows up." in answer.content.decode()


def test_without_a_manager_it_is_said_that_the_head_assigns_it(teller, cast):
    other = create_customer(branch=cast.zsr, name="何敏")
    answer = teller.post(URL, typed(who="何敏", customer=other.pk), follow=True)
    assert Lead.objects.get().owner is None
    assert "the branch head assigns it" in answer.content.decode()


def test_log_and_refer_does_both(teller, cast, customer):
    answer = teller.post(URL, typed(customer=customer.pk, do="refer", note="月底到期"), follow=True)
    referral = Referral.objects.get()
    assert (referral.receiver, referral.referrer, referral.reason) == (cast.lina, cast.wang, "月底到期")
    assert "Logged and referred: 张伟" in answer.content.decode()


def test_another_colleague_may_be_chosen(teller, cast, customer):
    teller.post(URL, typed(customer=customer.pk, do="refer", receiver=cast.zhang.pk))
    assert Referral.objects.get().receiver == cast.zhang


def test_a_receiver_from_nowhere_is_refused_and_nothing_is_made(teller, cast, customer):
    answer = teller.post(URL, typed(customer=customer.pk, do="refer", receiver=cast.chen.pk))
    assert answer.status_code == 422
    assert not Lead.objects.exists()


def test_a_name_nobody_has_is_a_new_customer(teller, cast):
    teller.post(URL, typed(who="欧阳修", phone="138 0013 8001"))
    made = Customer.objects.get()
    assert (made.name, made.branch, made.phone_last4) == ("欧阳修", cast.zsr, "8001")
    assert Lead.objects.get().customer == made


def test_a_name_somebody_has_is_asked(teller, customer):
    answer = teller.post(URL, typed(note="三点后联系"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Say who it is" in page
    assert f'name="picked" value="{customer.pk}"' in page
    assert "三点后联系" in page
    assert not Lead.objects.exists()


def test_who_it_is_and_what_else_is_wrong_are_asked_together(teller, customer):
    errors = teller.post(URL, typed(category="")).context["capture"].form.errors
    assert set(errors) == {"who", "category"}


def test_the_customer_is_picked_without_script(teller, customer):
    assert teller.post(URL, typed(picked=customer.pk)).status_code == 302
    assert Lead.objects.get().customer == customer


def test_a_second_person_of_the_same_name_can_be_taken_in(teller, customer):
    assert teller.post(URL, typed(customer="new")).status_code == 302
    assert Lead.objects.get().customer != customer


def test_a_number_is_no_name(teller, db):
    answer = teller.post(URL, typed(who="13900139000", customer="new"))
    assert answer.status_code == 422
    assert not Customer.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [("phone", "12"), ("estimated_amount", "lots"), ("category", ""), ("potential", "D"), ("who", "")],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(teller, db, field, value):
    answer = teller.post(URL, typed(who="欧阳修", note="等利率表") | {field: value})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert field in answer.context["capture"].form.errors
    assert "等利率表" in page
    assert not Customer.objects.exists()


def test_a_phone_the_branch_knows_is_refused_with_the_name(teller, customer):
    answer = teller.post(URL, typed(who="张先生", customer="new", phone="13800138000"))
    assert answer.status_code == 422
    assert "张伟 has this phone number" in answer.content.decode()


@pytest.mark.parametrize("read", [{}, {"known_elsewhere": "on"}], ids=["first", "sent again"])
def test_the_phone_of_a_new_customer_is_a_look_and_not_tried_for_ever(teller, customer, read):
    guess = typed(who="张先生", customer="new", phone="13800138000") | read
    for _ in range(FINDS_AN_HOUR):
        assert "张伟 has this phone number" in teller.post(URL, guess).content.decode()
    assert AccessRecord.objects.filter(kind="find").count() == FINDS_AN_HOUR
    page = teller.post(URL, guess).content.decode()
    assert "You have reached the limit" in page
    assert "张伟 has this phone number" not in page
    assert teller.post(URL, guess | {"phone": ""}).status_code == 302


def test_a_phone_another_branch_knows_is_shown_masked_and_recorded(teller, cast):
    create_customer(branch=cast.rml, name="钱多多", phone="13800138009")
    form = typed(who="钱先生", customer="new", phone="13800138009", note="下午")
    answer = teller.post(URL, form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "钱**" in page
    assert "人民路网点" in page
    assert "钱多多" not in page
    assert AccessRecord.objects.filter(kind="find", staff=cast.wang).count() == 1
    assert teller.post(URL, form | {"known_elsewhere": "on"}).status_code == 302
    assert Lead.objects.get().branch == cast.zsr


def test_the_open_lead_is_shown_first(teller, cast, customer):
    create_lead(finder=cast.chen, owner=cast.lina, customer=customer)
    answer = teller.post(URL, typed(customer=customer.pk))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Found by Chen Jing" in page
    assert "followed up by Li Na" in page
    assert "protected until" in page
    assert Lead.objects.count() == 1


def test_another_sum_of_money_stands_beside_it(teller, cast, customer):
    first = create_lead(finder=cast.chen, owner=cast.lina, customer=customer)
    assert teller.post(URL, typed(customer=customer.pk, separate_from=first.pk)).status_code == 302
    assert Lead.objects.count() == 2


def test_beside_a_lead_of_somebody_else_nothing_stands(teller, cast, customer):
    create_lead(finder=cast.chen, owner=cast.lina, customer=customer)
    other = create_lead(finder=cast.chen, customer=create_customer(branch=cast.zsr, name="何敏"))
    assert teller.post(URL, typed(customer=customer.pk, separate_from=other.pk)).status_code == 422


@pytest.mark.parametrize("do", ["log", "refer"])
def test_a_double_click_makes_one(teller, customer, do):
    for _ in range(2):
        assert teller.post(URL, typed(customer=customer.pk, form_token=TOKEN, do=do)).status_code == 302
    assert Lead.objects.count() == 1
    assert Referral.objects.count() == (do == "refer")


def test_a_double_click_takes_a_new_customer_in_once(teller, db):
    for _ in range(2):
        answer = teller.post(URL, typed(who="欧阳修", form_token=TOKEN, do="refer"), follow=True)
        assert "Logged and referred: 欧阳修" in answer.content.decode()
    assert (Customer.objects.count(), Lead.objects.count(), Referral.objects.count()) == (1, 1, 1)


def test_a_token_of_another_page_makes_nothing_and_breaks_nothing(teller, cast, customer):
    lead = create_lead(customer=customer, finder=cast.wang, owner=cast.wang)
    loss, capture = f"/leads/{lead.pk}/loss/", "22222222-2222-4222-8222-222222222222"
    for made in ("/", "/leads/?whose=mine", "/nowhere/", f"/leads/{lead.pk}/"):
        Submission.objects.update_or_create(staff=cast.wang, token=TOKEN, defaults={"result": made, "made_at": NOW})
        assert teller.post(URL, typed(form_token=TOKEN)).status_code == 302
    assert Lead.objects.count() == 1
    teller.post(URL, typed(who="欧阳修", form_token=capture))
    made = Lead.objects.latest("id")
    assert teller.post(loss, {"form_token": capture}).headers["Location"] == f"/leads/{made.pk}/"


def test_a_split_that_was_not_read_is_shown_first(teller, cast, customer):
    SplitRule.objects.create(branch=cast.zsr, category="fund", found_share=Decimal("0.4"), starts_on=SINCE)
    answer = teller.post(URL, typed(customer=customer.pk, do="refer", shown_share="0.3"))
    assert answer.status_code == 422
    assert "40%" in answer.content.decode()
    assert not Lead.objects.exists()


def test_a_customer_of_another_branch_cannot_be_chosen_by_number(teller, cast):
    stranger = create_customer(branch=cast.rml, name="钱多多")
    answer = teller.post(URL, typed(customer=stranger.pk))
    assert answer.status_code == 422
    assert "钱多多" not in answer.content.decode()


def test_the_note_is_masked_and_that_is_said(teller, customer):
    answer = teller.post(URL, typed(customer=customer.pk, note="身份证 11010519491231002X"), follow=True)
    assert "11010519491231002X" not in Lead.objects.get().note
    assert "were masked" in answer.content.decode()


def test_the_offer_follows_what_is_chosen(teller, cast, customer):
    create_lead(finder=cast.chen, owner=cast.lina, customer=customer)
    part = teller.get(URL, {"customer": customer.pk, "category": "fund"}, headers={"hx-request": "true"})
    words = part.content.decode()
    assert "<html" not in words
    assert "the customer&#x27;s manager" in words or "the customer's manager" in words
    assert "you 30%" in words
    assert "Found by Chen Jing" in words


@pytest.mark.parametrize(("picked", "then"), [("zhang", "lina"), ("chen", "lina")])
def test_who_was_only_suggested_gives_way_to_the_manager_of_the_customer(teller, cast, customer, picked, then):
    asked = {"customer": customer.pk, "receiver": getattr(cast, picked).pk, "suggested": getattr(cast, picked).pk}
    offer = teller.get(URL, asked, headers={"hx-request": "true"}).context["capture"].offer
    assert offer.picked.staff == getattr(cast, then)


def test_who_was_picked_stays(teller, cast, customer):
    asked = {"customer": customer.pk, "receiver": cast.zhang.pk, "suggested": cast.lina.pk}
    offer = teller.get(URL, asked, headers={"hx-request": "true"}).context["capture"].offer
    assert offer.picked.staff == cast.zhang


def test_a_lobby_manager_stands_in_the_lobby(client, zhou):
    client.force_login(zhou)
    assert client.get(URL).context["capture"].form["channel"].value() == "lobby"


def test_the_page_of_a_known_customer_begins_with_them(teller, customer):
    form = teller.get(URL, {"customer": customer.pk}).context["capture"].form
    assert (form["who"].value(), form["customer"].value()) == ("张伟", str(customer.pk))


def test_queries_do_not_grow_with_colleagues_and_leads(teller, cast, customer, django_assert_max_num_queries):
    for n in range(6):
        create_lead(finder=cast.chen, owner=cast.lina, customer=create_customer(branch=cast.zsr, name=f"客户{n}"))
    with django_assert_max_num_queries(25):
        teller.get(URL, {"customer": customer.pk, "category": "fund"})
