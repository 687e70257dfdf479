"""One person in the books twice: found, compared, merged by keys and mouse, undone from the toast; and a saved view."""

import pytest
from django.db import transaction
from django.urls import reverse
from playwright.sync_api import expect

from leads.models import Customer, CustomerMerge
from organisation.models import SavedView
from tests.browser.conftest import Open
from tests.cast import Cast
from tests.factories import create_customer, create_follow_up, create_lead, create_sale

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("chinese")]
DESK, PHONE = pytest.param(("en", 1440), id="desk"), pytest.param(("zh-hans", 390), id="chinese phone")


@pytest.mark.parametrize("sit_down", [DESK, PHONE], indirect=True)
def test_two_records_are_compared_merged_and_parted_again(sit_down: Open, bank: Cast) -> None:
    kept = create_customer(branch=bank.zsr, name="欧阳慧敏", phone="13800138000", tier="gold")
    merged = create_customer(branch=bank.zsr, name="欧阳惠敏", phone="13800138000", tier="private", do_not_contact=True)
    create_follow_up(lead=create_lead(finder=bank.wang, owner=bank.lina, customer=kept))
    with transaction.atomic():  # the ledger is proved when it is whole
        create_sale(lead=create_lead(finder=bank.wang, owner=bank.zhang, customer=merged))
    head = sit_down(bank.head)
    page = head.page

    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        head.open(reverse("customer-duplicates"))
        head.open(f"{reverse('customer-merge', args=[kept.pk])}?with={merged.number}")
    page.locator("input[name=tier][value=merged]").check(force=True)
    with page.expect_navigation():
        page.locator("[data-ctrl-enter]").click()
    head.prove()
    assert Customer.objects.get(pk=merged.pk).merged_into == kept
    assert Customer.objects.get(pk=kept.pk).tier == "private"

    with page.expect_navigation():
        page.locator(".toast__undo").click()
    head.prove()
    assert CustomerMerge.objects.exclude(undone_at=None).count() == 1
    assert Customer.objects.get(pk=kept.pk).tier == "gold"
    for act in ("facts", "manager", "consent"):
        head.open(reverse(f"customer-{act}", args=[kept.pk]))


@pytest.mark.parametrize("sit_down", [DESK], indirect=True)
def test_a_customer_is_opened_from_the_list_of_suggestions_by_keys(sit_down: Open, bank: Cast) -> None:
    customer = create_customer(branch=bank.zsr, name="欧阳慧敏")
    teller = sit_down(bank.wang)
    teller.open(reverse("customers"))
    expect(teller.page.locator("#q")).to_be_focused()
    teller.page.keyboard.type("oyhm")
    teller.page.wait_for_timeout(800)  # the last answer replaces the options of the first letters
    expect(teller.page.locator("#found [role=option]")).to_have_count(1)
    with teller.page.expect_navigation():
        teller.page.keyboard.press("Enter")
    teller.page.wait_for_url(f"**{reverse('customer', args=[customer.pk])}")
    teller.prove()


@pytest.mark.parametrize("sit_down", [DESK], indirect=True)
def test_a_view_is_saved_and_opened_by_a_digit(sit_down: Open, bank: Cast) -> None:
    create_lead(finder=bank.wang, owner=bank.lina, category="loan")
    seller = sit_down(bank.lina)
    page = seller.page
    seller.open(f"{reverse('leads')}?category=loan")
    page.locator(".views__save summary").click()
    page.locator("#view-name").fill("Loans")
    with page.expect_navigation():
        page.locator(".views__form button").click()
    seller.prove()
    assert SavedView.objects.get().query == "category=loan&status=open"
    seller.open(f"{reverse('leads')}?status=won")
    with page.expect_navigation():
        page.keyboard.press("1")
    seller.prove()
    assert "category=loan" in page.url
