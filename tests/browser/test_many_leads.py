"""Many leads at once: chosen with x and the shift key, asked about in a dialog that names the number, undone."""

import pytest
from playwright.sync_api import expect

from leads.models import Lead
from tests.browser.conftest import Open
from tests.cast import Cast
from tests.factories import create_lead

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "sit_down", [pytest.param(("en", 1440), id="desk"), pytest.param(("zh-hans", 390), id="phone")], indirect=True
)
def test_three_leads_are_given_to_a_colleague_and_back(sit_down: Open, bank: Cast) -> None:
    for _ in range(4):
        create_lead(finder=bank.wang, owner=bank.zhang)
    window = sit_down(bank.head)
    window.open("/leads/")
    page = window.page
    for key in "jxj":
        page.keyboard.press(key)
    page.keyboard.press("x")
    page.locator("input[name=picked]").nth(2).click(modifiers=["Shift"])
    expect(page.locator("[data-picked]")).to_contain_text("3")
    page.locator("button[name=act][value=assign]").click()
    dialog = page.locator("dialog[open]")
    expect(dialog.locator(".button--primary")).to_contain_text("3")
    window.prove()
    page.keyboard.press("Escape")
    expect(page.locator("button[name=act][value=assign]")).to_be_focused()
    page.keyboard.press("Enter")
    dialog.locator("select[name=owner]").select_option(str(bank.lina.pk))
    with page.expect_navigation():
        dialog.locator(".button--primary").click()
    window.prove()
    assert Lead.objects.filter(owner=bank.lina).count() == 3
    with page.expect_navigation():
        page.keyboard.press("u")
    assert Lead.objects.filter(owner=bank.zhang).count() == 4
    window.prove()
