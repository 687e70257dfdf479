"""Back, forward, reload and a tab of its own lead where the address says, also after a part was swapped in."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from leads.models import Lead
from referrals.models import Referral
from tests.browser.conftest import Open
from tests.cast import Cast
from tests.factories import create_customer, create_lead, create_referral

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("chinese")]
DESK = pytest.param(("en", 1440), id="desk")


@pytest.mark.parametrize("sit_down", [DESK], indirect=True)
def test_what_opens_beside_a_list_has_an_address(sit_down: Open, bank: Cast) -> None:
    for name in ("张伟", "周文"):
        create_lead(finder=bank.wang, owner=bank.lina, customer=create_customer(branch=bank.zsr, name=name))
    seller = sit_down(bank.lina)
    page = seller.page
    seller.open(reverse("today"))
    rows = page.locator("[data-beside]")
    expect(rows).to_have_count(2)
    rows.nth(0).click()
    expect(page.locator("#beside.drawer--open")).to_be_visible()
    first, address = page.locator("#beside-title").inner_text(), page.url
    rows.nth(1).click()
    expect(page.locator("#beside-title")).not_to_have_text(first)

    page.go_back()
    page.wait_for_load_state("networkidle")
    assert page.url == address
    expect(page.locator("#beside-title")).to_have_text(first)
    page.reload()
    expect(page.locator("#beside-title")).to_have_text(first)
    page.go_back()
    page.wait_for_load_state("networkidle")
    assert page.url.endswith(reverse("today"))
    expect(page.locator("#beside.drawer--open")).to_have_count(0)
    page.go_forward()
    page.wait_for_load_state("networkidle")
    expect(page.locator("#beside-title")).to_have_text(first)
    seller.prove()

    with page.context.expect_page() as opened:
        page.locator("[data-beside]").nth(1).click(modifiers=["Control"])
    tab = opened.value
    tab.wait_for_load_state("networkidle")
    expect(tab.locator("#beside.drawer--open")).to_be_visible()
    expect(page.locator("#beside-title")).to_have_text(first)
    tab.close()


@pytest.mark.parametrize("sit_down", [DESK], indirect=True)
def test_an_answer_given_in_place_stands_after_reload_and_back(sit_down: Open, bank: Cast) -> None:
    referral = create_referral(lead=create_lead(finder=bank.wang), receiver=bank.lina)
    seller = sit_down(bank.lina)
    page = seller.page
    seller.open(reverse("leads"))
    seller.open(reverse("today"))
    page.locator(f"form[action='{reverse('referral-acceptance', args=[referral.pk])}'] button").click()
    expect(page.locator(".task--answered")).to_be_visible()
    assert Referral.objects.get().state == "accepted"
    page.go_back()
    page.wait_for_load_state("networkidle")
    page.go_forward()
    page.wait_for_load_state("networkidle")
    expect(page.locator(f"form[action='{reverse('referral-acceptance', args=[referral.pk])}']")).to_have_count(0)
    page.reload()
    seller.prove()
    assert Referral.objects.count() == 1


@pytest.mark.parametrize("sit_down", [DESK], indirect=True)
def test_back_to_a_sent_form_and_sent_again_makes_one_record(sit_down: Open, bank: Cast) -> None:
    teller = sit_down(bank.wang)
    page = teller.page
    teller.open(reverse("capture"))
    page.locator("#id_who").fill("欧阳修")
    page.locator("input[name=category][value=fund]").check(force=True)
    page.wait_for_timeout(300)
    with page.expect_navigation():
        page.locator("main form button[value=log]").click()
    assert Lead.objects.count() == 1
    page.go_back()
    page.wait_for_load_state("networkidle")
    page.reload()
    teller.prove()
    assert Lead.objects.count() == 1
