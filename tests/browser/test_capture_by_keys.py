"""At the counter with a customer waiting: the hands stay on the keyboard, and a slip is undone by two keys."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from leads.models import Category, Lead
from referrals.models import Referral
from tests.browser.conftest import Open
from tests.cast import Cast
from tests.factories import create_customer

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("chinese")]
DESK, CHINESE_DESK = pytest.param(("en", 1440), id="desk"), pytest.param(("zh-hans", 1440), id="chinese desk")
FUND_KEY = str(Category.values.index("fund") + 1)
MOST_KEYS = 12  # beyond the text that is typed


class Keys:
    """Presses keys and counts them; text that is typed is not counted."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.count += 1

    def settle(self) -> None:
        self.page.wait_for_timeout(200)
        expect(self.page.locator(".htmx-request")).to_have_count(0)


@pytest.mark.parametrize("sit_down", [DESK, CHINESE_DESK], indirect=True)
def test_a_known_customer_is_logged_referred_and_undone_by_keys_alone(sit_down: Open, bank: Cast) -> None:
    create_customer(branch=bank.zsr, name="张伟", manager=bank.lina)
    teller = sit_down(bank.wang)
    teller.open(reverse("home"))
    keys = Keys(teller.page)

    expect(teller.page.locator("#id_who")).to_be_focused()
    teller.page.keyboard.type("zw")
    expect(teller.page.locator("#matches [aria-selected=true]")).to_contain_text("张伟")
    keys.press("Enter", FUND_KEY, "a")
    keys.settle()
    with teller.page.expect_navigation():
        keys.press("Control+Enter")
    assert keys.count <= MOST_KEYS
    teller.prove()
    assert (Referral.objects.get().receiver, Lead.objects.get().potential) == (bank.lina, "A")
    expect(teller.page.locator("#id_who")).to_be_focused()

    with teller.page.expect_navigation():
        keys.press("Escape", "u")
    teller.prove()
    assert (Lead.objects.get().stage, Referral.objects.get().state) == ("retracted", "withdrawn")
    expect(teller.page.locator("#id_who")).to_have_value("张伟")
    expect(teller.page.locator("input[name=category][value=fund]")).to_be_checked()


@pytest.mark.parametrize("sit_down", [DESK], indirect=True)
def test_a_new_customer_with_phone_amount_and_note_takes_few_keys(sit_down: Open, bank: Cast) -> None:
    teller = sit_down(bank.wang)
    teller.open(reverse("home"))
    keys = Keys(teller.page)

    teller.page.keyboard.type("欧阳修")
    expect(teller.page.locator("#matches [aria-selected=true]")).to_be_visible()
    keys.press("Enter")
    expect(teller.page.locator("#id_phone")).to_be_focused()
    teller.page.keyboard.type("138 0013 8000")
    keys.press("Tab", FUND_KEY)
    keys.press("Tab", "Tab")
    expect(teller.page.locator("#id_estimated_amount")).to_be_focused()
    teller.page.keyboard.type("20万")
    keys.press("Tab")
    teller.page.keyboard.type("月底到期")
    keys.settle()
    with teller.page.expect_navigation():
        keys.press("Control+Enter")
    assert keys.count <= MOST_KEYS
    lead = Lead.objects.get()
    assert (lead.customer.name, lead.category, lead.note) == ("欧阳修", "fund", "月底到期")
    assert Referral.objects.count() == 1
