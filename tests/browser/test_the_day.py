"""A wealth manager's day in a real browser, by keyboard alone: commit, one customer after the other, close the day."""

from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from leads.models import DailyPlan, FollowUp, Lead, PlanItem
from tests.browser.conftest import Open
from tests.cast import Cast
from tests.factories import NOW, TODAY, create_customer, create_lead

pytestmark = pytest.mark.browser
DESK, PHONE = pytest.param(("en", 1440), id="desk"), pytest.param(("en", 390), id="phone")
CHINESE_DESK = pytest.param(("zh-hans", 1440), id="chinese desk")
NAMES = ("孙丽华", "周建国", "唐志刚", "彭雪梅")


@pytest.fixture
def due(bank: Cast) -> list[Lead]:
    """Four leads of 李娜 that are due today, in this order."""
    return [
        create_lead(
            finder=bank.wang,
            owner=bank.lina,
            customer=create_customer(branch=bank.zsr, name=name, phone="13800138000"),
            next_action_on=TODAY,
            estimated_amount=amount,
            now=NOW - timedelta(days=3),
        )
        for name, amount in zip(NAMES, (400_000, 300_000, 200_000, 100_000), strict=True)
    ]


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("sit_down", [DESK, CHINESE_DESK], indirect=True)
def test_three_customers_one_after_the_other_without_the_mouse(sit_down: Open, bank: Cast, due: list[Lead]) -> None:
    window = sit_down(bank.lina)
    page, press = window.page, window.page.keyboard.press
    window.open(reverse("today"))

    # The morning: the second one before the first, the last one not today; commit.
    page.locator(f"li:has(input[value='{due[0].pk}']) [data-moves='1']").focus()
    press("Enter")
    page.locator(f"#tick-{due[3].pk}").focus()
    press("Space")
    with page.expect_navigation():
        press("Control+Enter")
    window.prove()
    assert [item.lead for item in PlanItem.objects.in_order()] == [due[1], due[0], due[2]]

    # Open the first, then only: what came of it, save, the next one is there.
    for _ in range(2):
        press("j")
    page.locator("#plan [data-row]").first.focus()
    press("Enter")
    title = page.locator("#beside-title")
    for place, (lead, outcome) in enumerate(((due[1], "1"), (due[0], "2"), (due[2], "3"))):
        expect(title).to_have_text(lead.customer.name)
        expect(title).to_be_focused()
        if place == 0:
            window.prove()
        press(outcome)
        expect(page.locator("[name=next_action_on]")).not_to_have_value("")
        with page.expect_response("**/contact/"):
            press("Control+Enter")
    expect(page.locator("#plan .task [data-row]")).to_have_count(0)
    window.prove()
    assert FollowUp.objects.count() == 3
    assert set(PlanItem.objects.values_list("state", flat=True)) == {"done"}

    # The evening.
    page.locator(f"a[href='{reverse('plan-close', args=[DailyPlan.objects.get().pk])}']").focus()
    with page.expect_navigation():
        press("Enter")
    window.prove()
    with page.expect_navigation():
        press("Enter")
    window.prove()
    assert DailyPlan.objects.get().closed_at is not None


@pytest.mark.parametrize("sit_down", [DESK, PHONE], indirect=True)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_shut_out_of_the_day_in_either_theme(
    sit_down: Open, bank: Cast, due: list[Lead], scheme: str
) -> None:
    window = sit_down(bank.lina)
    window.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    window.open(reverse("today"))
    window.page.locator(".today__commit button").click()
    window.prove()
    window.open(f"{reverse('today')}?open={due[0].pk}")
    window.open(reverse("week"))
    window.open(reverse("plan-close", args=[DailyPlan.objects.get().pk]))


@pytest.mark.parametrize("sit_down", [DESK], indirect=True)
def test_put_off_from_the_menu_and_taken_back(sit_down: Open, bank: Cast, due: list[Lead]) -> None:
    window = sit_down(bank.lina)
    page = window.page
    window.open(reverse("today"))
    with page.expect_navigation():
        page.locator(".today__commit button").click()
    page.locator("#plan .menu summary").first.press("Enter")
    with page.expect_response("**/tomorrow/"):
        page.locator("form[action$='/tomorrow/'] button").first.click()
    expect(page.locator("#plan ol .task")).to_have_count(3)
    expect(page.locator("#plan [data-row]").first).to_be_focused()
    assert Lead.objects.get(pk=due[0].pk).next_action_on == TODAY + timedelta(days=1)
    with page.expect_navigation():
        page.keyboard.press("u")
    window.prove()
    expect(page.locator("#plan ol .task")).to_have_count(4)


@pytest.mark.parametrize("sit_down", [DESK], indirect=True)
def test_a_card_of_the_week_is_dragged_or_moved_by_its_menu(sit_down: Open, bank: Cast, due: list[Lead]) -> None:
    window = sit_down(bank.lina)
    page = window.page
    window.open(reverse("week"))
    card = page.locator("[data-card]").filter(has_text=NAMES[0])
    friday = (TODAY + timedelta(days=4)).isoformat()
    with page.expect_response("**/week/leads/**"):
        card.drag_to(page.locator(f"[data-day='{friday}']"))
    expect(page.locator(f"[data-day='{friday}'] [data-card]")).to_have_count(1)
    other = page.locator("[data-card]").filter(has_text=NAMES[1])
    other.locator("summary").press("Enter")
    with page.expect_response("**/week/leads/**"):
        other.locator(f"button[value='{friday}']").press("Enter")
    expect(page.locator(f"[data-day='{friday}'] [data-card]")).to_have_count(2)
    window.prove()
