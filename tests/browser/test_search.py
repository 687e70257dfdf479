"""The one box on every page: by keys on a PC, behind an icon on a phone, in both themes."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.cast import Cast
from tests.factories import create_customer

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("chinese")]
DESK, CHINESE_DESK = pytest.param(("en", 1440), id="desk"), pytest.param(("zh-hans", 1440), id="chinese desk")
PHONE = pytest.param(("zh-hans", 390), id="chinese phone")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("sit_down", [DESK, CHINESE_DESK], indirect=True)
def test_a_customer_is_opened_by_a_few_keys(sit_down: Open, bank: Cast, theme: str) -> None:
    customer = create_customer(branch=bank.zsr, name="李宁", phone="13800138000")
    teller = sit_down(bank.wang)
    page = teller.page
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    teller.open(reverse("leads"))
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.type("ln")
    expect(page.locator("#find-options [role=option]")).to_have_count(2)  # the customer, and a colleague
    expect(page.locator("#find-options [aria-selected=true]")).to_contain_text("李宁")
    teller.prove()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#find-options [aria-selected=true]")).to_have_attribute("id", "found-people-1")
    page.keyboard.press("ArrowUp")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith(reverse("customer", args=[customer.pk]))
    teller.prove()


@pytest.mark.parametrize("sit_down", [DESK], indirect=True)
def test_escape_closes_then_leaves_and_enter_without_a_hit_shows_the_page(sit_down: Open, bank: Cast) -> None:
    teller = sit_down(bank.wang)
    page = teller.page
    teller.open(reverse("leads"))
    page.keyboard.press("/")
    page.keyboard.type("qqq")
    expect(page.locator("#find-options")).to_contain_text("Nothing begins like this.")
    teller.prove()
    page.keyboard.press("Escape")
    expect(page.locator("#find-options")).to_be_hidden()
    expect(page.locator("#find")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#find")).not_to_be_focused()
    page.keyboard.press("/")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/search/?find=" in page.url
    assert "qqq" not in page.url
    expect(page.locator("#search")).to_have_value("qqq")
    teller.prove()


@pytest.mark.parametrize("sit_down", [PHONE], indirect=True)
def test_on_the_phone_it_is_a_page_behind_an_icon(sit_down: Open, bank: Cast) -> None:
    create_customer(branch=bank.zsr, name="李宁")
    teller = sit_down(bank.wang)
    page = teller.page
    teller.open(reverse("home"))
    expect(page.locator("#find")).to_be_hidden()
    with page.expect_navigation():
        page.locator(".topbar__find").tap()
    teller.prove()
    page.locator("#search").fill("ln")
    with page.expect_navigation():
        page.locator("#search-options [role=option]").first.tap()
    expect(page.locator("h1")).to_contain_text("李宁")
