"""Without a connection a page of ours says so; nothing of anybody is kept for it, and signing out leaves nothing."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("chinese")]
KEPT = """async () => {
    const kept = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
    return kept.flat().map((request) => new URL(request.url).pathname);
}"""
READY = "async () => { await navigator.serviceWorker.ready; }"


@pytest.mark.parametrize("sit_down", [pytest.param(("en", 1440), id="desk")], indirect=True)
def test_a_page_that_cannot_be_reached_says_so_and_comes_back(sit_down: Open, bank: Cast) -> None:
    teller = sit_down(bank.wang)
    page = teller.page
    teller.open(reverse("leads"))
    page.evaluate(READY)
    teller.open(reverse("customers"))
    kept = page.evaluate(KEPT)
    assert "/offline/" in kept
    assert all(path == "/offline/" or path.startswith("/static/") for path in kept)

    page.context.set_offline(True)
    page.goto(teller.server + reverse("boards"))
    expect(page.locator("h1")).to_have_text("没有网络连接")
    expect(page.locator("[lang=en] h2")).to_have_text("No connection")
    teller.said.clear()
    page.context.set_offline(False)
    with page.expect_navigation():
        page.locator("[lang=en] a").click()
    assert page.url.endswith(reverse("boards"))
    teller.prove()

    with page.expect_navigation():
        page.locator("form[action='/sign-out/']:visible button").click()
    page.wait_for_function("async () => !(await navigator.serviceWorker.getRegistrations()).length")
    page.wait_for_function("async () => !(await caches.keys()).length")
