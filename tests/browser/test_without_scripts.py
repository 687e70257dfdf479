"""With scripts turned off the main path is walked all the same: plain forms, plain links."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from leads.models import FollowUp, Lead
from referrals.models import Referral, Sale
from tests.browser.conftest import Open
from tests.cast import Cast
from tests.factories import create_customer, create_product

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("chinese")]
NO_SCRIPTS = [
    pytest.param(("en", 1440, "no scripts"), id="desk"),
    pytest.param(("zh-hans", 390, "no scripts"), id="chinese phone"),
]


def send(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.locator(button).click()


@pytest.mark.parametrize("sit_down", NO_SCRIPTS, indirect=True)
def test_the_main_path_needs_no_script(sit_down: Open, bank: Cast) -> None:
    create_product(category="fund")
    create_customer(branch=bank.zsr, name="张伟", manager=bank.lina)
    window, other = sit_down(bank.wang), sit_down(bank.lina)
    teller, seller, at = window.page, other.page, window.server

    # A name that the branch knows: the form comes back and asks who it is, with everything typed.
    teller.goto(at + reverse("home"))
    teller.locator("#id_who").fill("张伟")
    teller.locator("label:has(input[name=category][value=fund])").click()
    teller.locator("textarea[name=note]").fill("月底到期")
    send(teller, "button[name=do][value=refer]")
    assert not Lead.objects.exists()
    expect(teller.locator("textarea[name=note]")).to_have_value("月底到期")
    window.said.clear()  # the browser notes the 422
    teller.locator("label:has(input[name=picked])").first.click()
    send(teller, "button[name=do][value=refer]")
    lead, referral = Lead.objects.get(), Referral.objects.get()
    assert (lead.customer.name, lead.note, referral.receiver) == ("张伟", "月底到期", bank.lina)
    teller.reload()
    assert Lead.objects.count() == 1

    seller.goto(at + reverse("referral", args=[referral.pk]))
    send(seller, f"form[action='{reverse('referral-acceptance', args=[referral.pk])}'] button")
    assert Referral.objects.get().state == "accepted"

    seller.goto(at + reverse("follow-up-new", args=[lead.pk]))
    send(seller, "main form:has([name=outcome]) button:not([type=button])")  # refused: nothing is chosen
    expect(seller.locator("#main [role=alert], .form-errors, .errors").first).to_be_visible()
    other.said.clear()
    seller.locator("label:has(input[name=outcome][value=won])").first.click()
    seller.locator("textarea[name=note]").fill("当面确认")
    send(seller, "main form:has([name=outcome]) button:not([type=button])")
    assert FollowUp.objects.get().outcome == "won"

    seller.goto(at + reverse("lead-sale", args=[lead.pk]))
    seller.locator("select[name=product]").select_option(index=1)
    seller.locator("input[name=amount]").fill("10万")
    send(seller, "main form:has([name=amount]) .button--primary")
    assert Sale.objects.get().amount == 100_000
    seller.go_back()
    seller.reload()
    expect(seller.locator("h1")).to_be_visible()  # the lead is closed now, and the page says so
    other.said.clear()  # the browser notes the 403
    assert Sale.objects.count() == 1


@pytest.mark.parametrize("sit_down", NO_SCRIPTS, indirect=True)
def test_search_and_the_help_of_the_keys_are_pages(sit_down: Open, bank: Cast) -> None:
    create_customer(branch=bank.zsr, name="张伟")
    window = sit_down(bank.wang)
    page = window.page
    page.goto(window.server + reverse("search"))
    page.locator("#search").fill("zw")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".search__found")).to_contain_text("张伟")
    page.goto(window.server + reverse("help-keys"))
    expect(page.locator(".keys")).to_be_visible()
