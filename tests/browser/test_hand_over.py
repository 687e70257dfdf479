"""Handing over somebody's work: what each would get changes with the choice; the way above leads from unit to unit."""

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
def test_all_open_work_goes_for_good(sit_down: Open, bank: Cast) -> None:
    for _ in range(2):
        create_lead(finder=bank.wang, owner=bank.lina)
    window = sit_down(bank.head)
    window.open(f"/branch/hand-over/{bank.lina.employee_no}/")
    page = window.page
    with page.expect_response("**/branch/hand-over/**"):
        page.locator("select[name=how]").select_option("good")
    expect(page.locator("input[name=until][type=date]")).to_have_count(0)
    window.prove()
    with page.expect_navigation():
        page.locator("main .button--primary").click()
    window.prove()
    assert Lead.objects.filter(owner=bank.zhang).count() == 2


@pytest.mark.parametrize("sit_down", [pytest.param(("en", 1440), id="desk")], indirect=True)
def test_a_supervisor_steps_down_to_a_branch_and_beside_it(sit_down: Open, bank: Cast) -> None:
    window = sit_down(bank.supervisor)
    window.open("/compare/")
    page = window.page
    page.locator(".topbar__units summary").last.click()
    window.prove()
    with page.expect_navigation():
        page.locator(".topbar__units[open] a").first.click()
    window.prove()
    assert page.url.endswith("/branch/?unit=ZSR")
