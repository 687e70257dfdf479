"""The parts as people use them: by keys, with the focus where it belongs, and nobody shut out in either theme."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, Window
from tests.cast import Cast

pytestmark = pytest.mark.browser
WIDTHS = [pytest.param(("en", 1440), id="desk"), pytest.param(("zh-hans", 390), id="phone")]
DESK = [WIDTHS[0]]


def gallery(sit_down: Open, bank: Cast, query: str = "") -> Window:
    window = sit_down(bank.administrator)
    window.open(reverse("design-gallery") + query)
    return window


def focused(page: Page) -> str:
    text: str = page.evaluate("document.activeElement.textContent.trim()")
    return text


@pytest.mark.parametrize("sit_down", WIDTHS, indirect=True)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_part_shuts_anybody_out(sit_down: Open, bank: Cast, theme: str) -> None:
    window = gallery(sit_down, bank, f"?theme={theme}")
    assert window.page.locator("html").get_attribute("data-theme") == theme
    window.open(f"{reverse('design-gallery')}?theme={theme}&page=desk&open=1")


@pytest.mark.parametrize("sit_down", DESK, indirect=True)
def test_what_was_done_is_told_and_can_be_undone(sit_down: Open, bank: Cast) -> None:
    page = gallery(sit_down, bank).page
    page.get_by_role("button", name="Show one").click()
    page.wait_for_load_state("networkidle")
    toast = page.locator("#toasts .toast")
    expect(toast).to_contain_text("Done")
    assert toast.evaluate("one => getComputedStyle(one).animationDuration") == "20s"
    toast.get_by_role("button").focus()
    assert toast.evaluate("one => getComputedStyle(one).animationPlayState") == "paused"
    page.locator("#main").focus()
    page.keyboard.press("u")
    expect(page.locator("#toasts .toast--undo")).to_have_count(0)
    expect(toast).to_contain_text("Done")


@pytest.mark.parametrize("sit_down", WIDTHS, indirect=True)
def test_the_opened_one_stands_beside_the_list_and_leads_back_to_its_row(sit_down: Open, bank: Cast) -> None:
    window = gallery(sit_down, bank, "?page=desk")
    page = window.page
    row = page.locator("a.task__name").nth(1)
    row.press("Enter")
    expect(page.locator("#beside-title")).to_be_focused()
    assert "open=1" in page.url
    expect(row).to_have_attribute("aria-current", "true")
    window.prove()
    page.locator("#desk-note").fill("typed")
    page.keyboard.press("Escape")
    expect(page.locator("#beside-title")).to_be_focused()
    assert page.locator("#desk-note").input_value() == "typed"
    page.keyboard.press("Escape")
    expect(row).to_be_focused()
    assert "open=" not in page.url
    page.go_back()
    expect(page.locator("#beside-title")).to_be_visible()


@pytest.mark.parametrize("sit_down", [pytest.param(("en", 1100), id="laptop")], indirect=True)
def test_a_list_beside_an_opened_one_can_still_be_read(sit_down: Open, bank: Cast) -> None:
    page = gallery(sit_down, bank, "?page=desk&open=1").page
    name = page.locator(".task__line").first.bounding_box()
    assert name is not None
    assert name["width"] > 200
    assert name["height"] < 40


@pytest.mark.parametrize("sit_down", WIDTHS, indirect=True)
def test_a_dialog_asks_with_the_number_and_gives_the_focus_back(sit_down: Open, bank: Cast) -> None:
    window = gallery(sit_down, bank)
    page = window.page
    opener = page.locator(".button[data-dialog=ask-danger]")
    opener.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog.locator("[autofocus]")).to_be_focused()
    window.prove()
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    page.locator("[data-dialog=ask-quiet]").click()
    with page.expect_navigation():
        dialog.locator(".button--primary").click()


@pytest.mark.parametrize("sit_down", DESK, indirect=True)
def test_a_menu_is_walked_by_arrows_and_closed_by_escape(sit_down: Open, bank: Cast) -> None:
    page = gallery(sit_down, bank).page
    menu = page.locator(".menu").first
    menu.locator("summary").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "放入网点待分配"
    page.keyboard.press("Escape")
    expect(menu.locator("summary")).to_be_focused()
    assert menu.get_attribute("open") is None


@pytest.mark.parametrize("sit_down", DESK, indirect=True)
def test_a_day_is_pressed_instead_of_typed(sit_down: Open, bank: Cast) -> None:
    page = gallery(sit_down, bank).page
    chip = page.locator("[data-sets]").first
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")
    field = page.locator(f"#{chip.get_attribute('data-sets')}")
    assert field.input_value() == chip.get_attribute("data-value")
    field.fill("2027-01-01")
    field.blur()
    expect(chip).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("sit_down", DESK, indirect=True)
def test_a_search_box_suggests_and_sends_what_is_typed_all_the_same(sit_down: Open, bank: Cast) -> None:
    page = gallery(sit_down, bank).page
    box = page.locator("#light-q")
    box.focus()
    expect(box).to_be_focused()
    with page.expect_response("**/design/?page=options*"):
        page.keyboard.type("wang")
    page.wait_for_timeout(800)  # the last answer replaces the options of the first letters
    expect(page.locator("#light-q-options [role=option]")).to_have_count(5)
    expect(page.locator("#light-q-options [aria-selected=true]")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "found-王晓雨")
    page.keyboard.press("Escape")
    expect(page.locator("#light-q-options")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("?page=desk")
    page.go_back()
    page.locator("#light-q").fill("wang")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("?q=wang")


@pytest.mark.parametrize("sit_down", DESK, indirect=True)
def test_many_rows_are_chosen_by_range_or_all_at_once(sit_down: Open, bank: Cast) -> None:
    page = gallery(sit_down, bank).page
    boxes = page.locator("input[name=picked][form=light-bulk]")
    told = page.locator("[data-picked=light-bulk]")
    boxes.nth(0).click()
    expect(told).to_have_text("Chosen: 1")
    boxes.nth(2).click(modifiers=["Shift"])
    expect(told).to_have_text("Chosen: 3")
    every = page.locator("[data-picks-all=light-bulk]")
    expect(every).to_be_checked()
    every.uncheck()
    expect(told).to_have_text("")
    with page.expect_navigation():
        page.locator("#light-bulk button").click()
