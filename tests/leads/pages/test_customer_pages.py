from django.urls import reverse

from leads.models import Customer
from organisation.models import AccessRecord
from tests.factories import create_customer


def test_customers_of_the_branch_are_found_masked(lina_signed_in, cast):
    create_customer(branch=cast.zsr, name="张伟", phone="13812345678")
    page = lina_signed_in.post(reverse("customers"), {"q": "zw"}, follow=True).content.decode()
    assert "张伟" in page
    assert "13812345678" not in page
    assert "5678" in page


def test_the_typed_letters_give_options(lina_signed_in, cast):
    found = create_customer(branch=cast.zsr, name="欧阳慧敏")
    page = lina_signed_in.post(reverse("customer-matches"), {"who": "oy"}).content.decode()
    assert f'data-value="{found.pk}"' in page
    assert 'data-value="new"' in page
    assert lina_signed_in.post(reverse("customer-matches"), {"who": ""}).content.decode().strip() == ""


def test_a_name_is_text_and_nothing_else(lina_signed_in):
    page = lina_signed_in.post(reverse("customer-matches"), {"who": "<script>alert(1)</script>"}).content.decode()
    assert "<script>" not in page


def test_elsewhere_only_the_whole_phone_finds_and_it_is_recorded(lina_signed_in, cast):
    create_customer(branch=cast.whl, name="钱多多", phone="13912345678")
    assert "钱多多" not in lina_signed_in.post(reverse("customers"), {"q": "qdd"}, follow=True).content.decode()
    page = lina_signed_in.post(reverse("customers"), {"q": "139 1234 5678"}, follow=True).content.decode()
    assert "钱**" in page
    assert "武汉路网点" in page
    assert "钱多多" not in page
    assert AccessRecord.objects.filter(kind="find").count() == 1


def test_a_number_in_full_needs_a_reason_that_is_recorded(lina_signed_in, lead):
    page = reverse("customer-reveal", args=[lead.customer_id])
    assert "13800138000" not in lina_signed_in.get(page).content.decode()
    assert lina_signed_in.post(page, {"reason": ""}).status_code == 422
    answer = lina_signed_in.post(page, {"reason": "call back as agreed"})
    assert "13800138000" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert AccessRecord.objects.get(kind="reveal").reason == "call back as agreed"


def test_a_customer_without_a_phone_has_nothing_to_reveal(lina_signed_in, cast):
    customer = create_customer(branch=cast.zsr, phone="")
    answer = lina_signed_in.get(reverse("customer-reveal", args=[customer.pk]))
    assert answer["Location"] == reverse("customer", args=[customer.pk])


def test_the_page_says_what_must_be_respected(lina_signed_in, lead):
    Customer.objects.update(do_not_contact=True, consent="no", tier="gold")
    page = lina_signed_in.get(reverse("customer", args=[lead.customer_id])).content.decode()
    for words in ("Do not contact", "Marketing not allowed", "Gold"):
        assert words in page


def test_a_stranger_finds_no_such_customer(client, cast, lead):
    client.force_login(cast.whl_seller)
    assert client.get(reverse("customer", args=[lead.customer_id])).status_code == 404
