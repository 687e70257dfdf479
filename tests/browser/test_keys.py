"""The keys of every page and their help."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from organisation.models import Staff
from tests.browser.conftest import Open
from tests.cast import Cast
from tests.factories import create_lead

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("chinese")]
DESK, CHINESE_DESK = pytest.param(("en", 1440), id="desk"), pytest.param(("zh-hans", 1440), id="chinese desk")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("sit_down", [CHINESE_DESK], indirect=True)
def test_the_help_lists_what_this_page_has_and_gives_the_focus_back(sit_down: Open, bank: Cast, theme: str) -> None:
    create_lead(finder=bank.wang)
    teller = sit_down(bank.wang)
    page = teller.page
    page.emulate_media(color_scheme=theme)  # type: ignore[arg-type]
    teller.open(reverse("leads"))
    page.keyboard.press("j")
    row = page.locator("[data-row]:focus, [data-row] :focus")
    expect(row).to_have_count(1)
    page.keyboard.press("?")
    help_of_keys = page.locator("#keys")
    expect(help_of_keys).to_be_visible()
    expect(help_of_keys).to_contain_text("下一行")
    expect(help_of_keys.locator("text=选择产品")).to_be_hidden()
    teller.prove()
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    expect(help_of_keys).to_be_hidden()
    expect(row).to_have_count(1)


@pytest.mark.parametrize("sit_down", [DESK], indirect=True)
def test_after_g_a_letter_leads_there_and_nothing_fires_while_typing(sit_down: Open, bank: Cast) -> None:
    teller = sit_down(bank.wang)
    page = teller.page
    teller.open(reverse("home"))
    expect(page.locator("#id_who")).to_be_focused()
    page.keyboard.type("gl?")
    expect(page.locator("#id_who")).to_have_value("gl?")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("a")  # no such place: the potential A is not pressed either
    expect(page.locator("input[name=potential][value=A]")).not_to_be_checked()
    page.keyboard.press("?")
    expect(page.locator("[data-page-keys]")).to_contain_text("within a week")
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    with page.expect_navigation():
        page.keyboard.press("b")
    assert reverse("boards") in page.url
    teller.prove()


@pytest.mark.parametrize("sit_down", [DESK], indirect=True)
def test_turned_off_only_the_mouse_opens_the_help(sit_down: Open, bank: Cast) -> None:
    teller = sit_down(bank.wang)
    Staff.objects.update(single_keys=False)
    page = teller.page
    teller.open(reverse("leads"))
    for key in ("?", "/", "g", "l"):
        page.keyboard.press(key)
    expect(page.locator("#keys")).to_be_hidden()
    page.locator(".topbar__keys").click()
    expect(page.locator("#keys")).to_contain_text("You have turned single keys off")
    teller.prove()
