"""The bell and the profile by keyboard, in both themes: nobody is shut out, and what the bell shows is true."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from organisation.models import Notice, Staff
from tests.browser.conftest import Open
from tests.cast import Cast
from tests.notices import create_notice

pytestmark = pytest.mark.browser
DESK, PHONE = pytest.param(("en", 1440), id="desk"), pytest.param(("zh-hans", 390), id="chinese phone")


def look(page: Page) -> None:
    """What the page does by itself once a minute."""
    with page.expect_response("**/notices/bell/"):
        page.evaluate("htmx.trigger('#bell-count', 'look')")


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("sit_down", [DESK, PHONE], indirect=True)
def test_the_bell_is_opened_read_and_closed_by_keys(sit_down: Open, bank: Cast, theme: str) -> None:
    Staff.objects.update(theme=theme)
    seen = create_notice(staff=bank.wang, event="a", kind="referral_accepted", link=reverse("leads"))
    create_notice(staff=bank.wang, event="b", kind="referral_sent")
    window = sit_down(bank.wang)
    page = window.page
    window.open(reverse("notices"))
    expect(page.locator("html")).to_have_attribute("data-theme", theme)
    bell, panel = page.locator("#bell"), page.locator("#bell-panel")

    bell.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#bell-title")).to_be_focused()
    expect(bell).to_have_attribute("aria-expanded", "true")
    window.prove()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(bell).to_be_focused()

    create_notice(staff=bank.wang, event="c")
    look(page)
    expect(page.locator("#bell-count")).to_have_attribute("data-count", "3")
    expect(page.locator("#bell-said")).to_contain_text("3")
    expect(page).to_have_title(re.compile(r"^\(3\) "))
    look(page)
    expect(page.locator("#bell-count")).to_have_attribute("data-count", "3")

    page.keyboard.press("Space")
    expect(page.locator("#bell-title")).to_be_focused()
    with page.expect_navigation(url=f"**{reverse('leads')}"):
        panel.locator(f"a[href='{reverse('notice', args=[seen.pk])}']").press("Enter")
    seen.refresh_from_db()
    assert seen.read_at is not None

    bell.press("Enter")
    expect(page.locator("#bell-title")).to_be_focused()  # the panel has settled
    panel.locator("button").press("Enter")
    expect(panel.locator(".told--new")).to_have_count(0)
    expect(page.locator("#bell-title")).to_be_focused()
    expect(page.locator("#bell-count")).to_be_empty()
    expect(page).to_have_title(re.compile(r"^[^(]"))
    assert not Notice.objects.unread().exists()


@pytest.mark.parametrize("sit_down", [DESK], indirect=True)
def test_single_keys_are_turned_off_on_the_profile(sit_down: Open, bank: Cast) -> None:
    Staff.objects.update(theme="dark")
    window = sit_down(bank.wang)
    page = window.page
    window.open(reverse("profile-password"))
    window.open(reverse("profile"))
    page.locator("input[name=single_keys][value=off]").check(force=True)
    window.send(action=reverse("profile-preferences"))
    page.locator("#main").press("n")
    page.wait_for_timeout(200)
    assert page.url.endswith(reverse("profile"))
    page.locator("input[name=single_keys][value=on]").check(force=True)
    window.send(action=reverse("profile-preferences"))
    with page.expect_navigation(url=lambda url: not url.endswith(reverse("profile"))):
        page.locator("#main").press("n")
