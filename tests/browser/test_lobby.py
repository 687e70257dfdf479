"""The lobby manager with a phone in one hand: taps that all count, and a customer walked over."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from leads.models import TrafficLog
from leads.services import tap_traffic
from referrals.models import Referral
from referrals.services import accept_referral
from tests.browser.conftest import Open
from tests.cast import Cast
from tests.factories import NOW, create_customer

pytestmark = pytest.mark.browser
PHONE, CHINESE_PHONE = pytest.param(("en", 390), id="phone"), pytest.param(("zh-hans", 390), id="chinese phone")


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("sit_down", [PHONE, CHINESE_PHONE], indirect=True)
def test_counting_and_walking_over_by_thumb(sit_down: Open, bank: Cast) -> None:
    create_customer(branch=bank.zsr, name="张伟")
    lobby = sit_down(bank.zhou)
    lobby.open(reverse("home"))
    page = lobby.page
    count = page.locator("#count-received")
    received = page.locator(".counter__up:has([value=received]) button")

    # Faster than the answers come: each tap counts, and the number shown is the one that was counted.
    for _ in range(4):
        received.tap()
    expect(count).to_have_text("4")
    expect(count).not_to_have_attribute("data-under-way", "+1")
    tap_traffic(what="received", now=NOW, by=bank.zhou)  # on another device
    received.tap()
    expect(count).to_have_text("6")
    page.locator(".counter__down:has([value=received]) button").tap()
    expect(count).to_have_text("5")
    page.locator(".counter__down:has([value=diverted]) button").tap()
    expect(page.locator("#lobby-told")).not_to_be_empty()
    page.locator(".counter__up:has([value=diverted]) button").tap()
    expect(page.locator("#lobby-told")).to_be_empty()
    lobby.said.clear()  # the browser remarks on what was refused
    log = TrafficLog.objects.get()
    assert (log.received, log.diverted) == (5, 1)
    lobby.prove()

    # The free colleague, the customer, the product, over they go.
    page.locator(f"#walk-{bank.zhang.pk}").tap()
    page.wait_for_url("**/leads/new/**")
    expect(page.locator("#id_receiver")).to_have_value(str(bank.zhang.pk))
    page.locator("#id_who").fill("张伟")
    page.locator("#matches [role=option]").first.tap()
    with page.expect_response("**/leads/new/?*"):
        page.locator(".keypad label").nth(2).tap()
    lobby.prove()
    with page.expect_navigation():
        page.locator("button[value=walk]").tap()
    referral = Referral.objects.get()
    assert (referral.receiver, referral.is_walk_over) == (bank.zhang, True)
    expect(page.locator(".handed__one .clock")).to_be_visible()
    lobby.prove()

    # The answer comes by itself; nobody asks while the tab is away.
    accept_referral(referral=referral, now=NOW.replace(minute=5), by=bank.zhang)
    page.locator("#lobby-now").dispatch_event("poll")
    expect(page.locator(".handed__one .clock")).to_have_count(0)
    with page.expect_response("**/lobby/now/") as again:
        page.locator("#lobby-now").dispatch_event("poll")
    assert again.value.status == 304
    page.emulate_media(color_scheme="dark")
    lobby.prove()


@pytest.mark.parametrize("sit_down", [PHONE], indirect=True)
def test_a_tap_that_does_not_arrive_is_not_shown_as_counted(sit_down: Open, bank: Cast) -> None:
    lobby = sit_down(bank.zhou)
    lobby.open(reverse("home"))
    lobby.page.route("**/lobby/log/", lambda route: route.abort())
    lobby.page.locator(".counter__up:has([value=received]) button").tap()
    expect(lobby.page.locator("#toasts")).not_to_be_empty()
    expect(lobby.page.locator("#count-received")).to_have_text("0")
    assert lobby.page.locator("#count-received[data-under-way]").count() == 0
    lobby.said.clear()  # the browser says that nothing arrived
    lobby.page.unroute("**/lobby/log/")
    lobby.page.locator(".counter__up:has([value=received]) button").tap()
    expect(lobby.page.locator("#count-received")).to_have_text("1")
