from datetime import timedelta
from urllib.parse import unquote

import pytest
import time_machine
from django.urls import reverse

from leads.looking_up import FINDS_AN_HOUR
from organisation.models import AccessRecord
from tests.factories import NOW, create_customer, create_lead
from tests.referrals.pages import text_of


@pytest.fixture
def seller(client, cast):
    client.force_login(cast.lina)
    return client


def search(client, text):
    return text_of(client.post(reverse("customers"), {"q": text}, follow=True))


@pytest.mark.parametrize("text", ["欧阳明月", "明月", "ouyang", "oymy", "mingyue", "8000"])
def test_found_in_the_own_branch_by(seller, cast, text):
    create_customer(branch=cast.zsr, name="欧阳明月", phone="13800138000")
    words = search(seller, text)
    assert "欧阳明月" in words
    assert "13800138000" not in words.replace(" ", "").replace(text.replace(" ", ""), "")
    assert not AccessRecord.objects.exists(), "what one sees anyway is no look beyond it"


def test_a_whole_phone_in_the_own_branch_is_a_look_that_is_recorded_once(seller, cast):
    customer = create_customer(branch=cast.zsr, name="欧阳明月", phone="13800138000")
    words = search(seller, "138 0013 8000")
    assert "欧阳明月" in words
    record = AccessRecord.objects.get()
    assert (record.kind, record.subject) == ("find", customer.number)
    assert "13800138000" not in record.reason


def test_phones_are_not_tried_until_one_fits(seller, cast):
    """A masked number is not found out by guesses, not even by those that find nobody while one types."""
    create_customer(branch=cast.zsr, name="欧阳明月", phone="13800138000")
    guess = reverse("customer-matches")
    for number in range(FINDS_AN_HOUR):
        seller.post(guess, {"who": f"1391234{number:04d}"})
    assert AccessRecord.objects.count() == FINDS_AN_HOUR
    refused = text_of(seller.post(guess, {"who": "13800138000"}))
    assert "You have reached the limit" in refused
    assert "欧阳明月" not in refused
    assert "You have reached the limit" in search(seller, "13800138000")
    assert "欧阳明月" in text_of(seller.post(guess, {"who": "8000"}))


@pytest.mark.parametrize("between", [" " * 40, "\x01", "\u2028" * 90], ids=["blanks", "control", "lines"])
def test_no_way_of_writing_a_whole_phone_is_looked_up_without_a_record(seller, cast, between):
    create_customer(branch=cast.zsr, name="欧阳明月", phone="13800138000")
    seller.post(reverse("customer-matches"), {"who": f"138{between}00138000"})
    assert AccessRecord.objects.filter(kind="find").count() == 1


def test_the_address_of_a_search_tells_a_colleague_nothing(seller, cast):
    create_customer(branch=cast.zsr, name="欧阳明月", phone="13800138000")
    listed = seller.post(reverse("customers"), {"q": "明月"}).url
    seller.force_login(cast.wang)
    assert seller.get(listed).context["text"] == ""


def test_what_is_typed_stands_in_no_address(seller, cast):
    create_customer(branch=cast.zsr, name="欧阳明月", phone="13800138000")
    answer = seller.post(reverse("customers"), {"q": "明月"})
    assert answer.status_code == 302
    assert "明月" not in unquote(answer.url)
    assert "欧阳明月" in text_of(seller.get(answer.url)), "going back and loading anew find the same"
    assert "欧阳明月" not in text_of(seller.get(reverse("customers"), {"q": "明月"}))


@pytest.mark.parametrize("find", ["", "x", "AAAA", "明月", "\0", "a" * 5000])
def test_a_search_that_was_not_sealed_here_is_none(seller, find):
    assert seller.get(reverse("customers"), {"find": find}).context["text"] == ""


@pytest.mark.parametrize("text", ["欧阳明月", "oymy", "8000"])
def test_of_another_branch_nobody_is_found_by_name_or_four_digits(seller, cast, text):
    create_customer(branch=cast.rml, name="欧阳明月", phone="13800138000")
    assert "Nobody was found" in search(seller, text)


def test_of_another_branch_by_number_masked_and_recorded(seller, cast):
    customer = create_customer(branch=cast.rml, name="欧阳明月")
    words = search(seller, customer.number)
    assert "人民路网点" in words
    assert "欧阳明月" not in words
    assert AccessRecord.objects.get().subject == customer.number


def test_thirty_looks_beyond_the_branch_in_an_hour(seller, cast):
    create_customer(branch=cast.rml, phone="13800138000")
    for _ in range(30):
        search(seller, "13800138000")
    assert "You have reached the limit of 30 in one hour" in search(seller, "13800138000")
    assert AccessRecord.objects.count() == 30
    with time_machine.travel(NOW + timedelta(minutes=61), tick=False):
        assert "人民路网点" in search(seller, "13800138000")


@pytest.mark.parametrize("text", ["", " ", "%", "_", "'", "\\", "\0", "９９９９", "a" * 500])
@pytest.mark.parametrize("name", ["customers", "customer-matches"])
def test_odd_text_finds_nobody_and_breaks_nothing(seller, cast, name, text):
    create_customer(branch=cast.zsr, name="欧阳明月")
    answer = seller.post(reverse(name), {"q": text, "who": text}, follow=True)
    assert answer.status_code == 200
    assert "欧阳明月" not in text_of(answer)


def test_the_page_says_what_must_be_respected_and_lists_the_leads_one_may_see(client, cast):
    customer = create_customer(branch=cast.zsr, name="欧阳明月", manager=cast.lina, do_not_contact=True)
    create_lead(finder=cast.wang, owner=cast.lina, customer=customer, category="loan")
    create_lead(finder=cast.chen, owner=cast.zhang, customer=customer, category="deposit")
    client.force_login(cast.wang)
    words = text_of(client.get(reverse("customer", args=[customer.pk])))
    assert "Do not contact" in words
    assert "Li Na" in words
    assert "Loan" in words
    assert "Deposit" not in words


@pytest.mark.parametrize("name", ["customers", "customer-matches", "customer"])
def test_rows_grow_queries_do_not(seller, cast, name, django_assert_num_queries, django_assert_max_num_queries):
    def one_more(**fields):
        return create_lead(finder=cast.wang, owner=cast.lina, **fields)

    first = create_customer(branch=cast.zsr, name="王芳", manager=cast.lina)
    one_more(customer=first)
    arguments, asked = ([first.pk], {}) if name == "customer" else ([], {"q": "王", "who": "王"})
    address = reverse(name, args=arguments)

    def ask(address, asked):
        return seller.post(address, asked, follow=True) if asked else seller.get(address)

    ask(address, asked)  # what a sign-in and the first page ask once
    with django_assert_max_num_queries(16) as few:
        ask(address, asked)
    for category in ("loan", "deposit", "insurance", "card"):
        one_more(customer=first, category=category)
        one_more(customer=create_customer(branch=cast.zsr, name="王敏", manager=cast.zhang))
    with django_assert_num_queries(len(few)):
        ask(address, asked)
