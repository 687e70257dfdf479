"""The main path in a real browser, and nobody shut out of any page on the way."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from leads.models import Category, FollowUp, Lead
from performance.rollup import drain
from referrals.models import Referral, Sale
from tests.browser.conftest import Open
from tests.cast import Cast
from tests.factories import create_customer, create_product

pytestmark = pytest.mark.browser
DESK, PHONE = pytest.param(("en", 1440), id="desk"), pytest.param(("en", 390), id="phone")
CHINESE_DESK = pytest.param(("zh-hans", 1440), id="chinese desk")
CHINESE_PHONE = pytest.param(("zh-hans", 390), id="chinese phone")
FUND_KEY = str(Category.values.index("fund") + 1)


def log_and_refer_by_keys(page: Page) -> None:
    """The hands stay on the keyboard: a few letters, arrow, Enter, a digit, Ctrl+Enter."""
    expect(page.locator("#id_who")).to_be_focused()
    page.keyboard.type("zw")
    expect(page.locator("#matches [role=option]")).to_have_count(3)  # two who are called so, and somebody new
    while "张伟" not in page.locator("#matches [aria-selected=true]").inner_text():
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#id_who")).to_have_value("张伟")
    with page.expect_response("**/leads/new/?*"):
        page.keyboard.press(FUND_KEY)
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("sit_down", [DESK, CHINESE_DESK, CHINESE_PHONE], indirect=True)
def test_from_the_counter_to_a_sale_that_is_taken_back(sit_down: Open, bank: Cast) -> None:
    create_product(category="fund")
    for name in ("张伟", "周文"):
        create_customer(branch=bank.zsr, name=name, manager=bank.lina)
    teller, seller, head = sit_down(bank.wang), sit_down(bank.lina), sit_down(bank.head)
    supervisor = sit_down(bank.supervisor)

    # The customer stands at the counter: a few letters, the product, away with it.
    teller.open(reverse("home"))
    log_and_refer_by_keys(teller.page)
    teller.prove()
    lead, referral = Lead.objects.get(), Referral.objects.get()
    lead_page = reverse("lead", args=[lead.pk])
    teller.open(lead_page)

    seller.open(reverse("today"))
    seller.open(reverse("referral", args=[referral.pk]))
    seller.send(action=reverse("referral-acceptance", args=[referral.pk]))

    for outcome in ("no_answer", "won"):
        seller.open(reverse("follow-up-new", args=[lead.pk]))
        seller.page.locator(f"input[name=outcome][value={outcome}]").check(force=True)
        seller.page.locator("textarea[name=note]").fill("月底到期")
        seller.send("outcome")
    assert FollowUp.objects.count() == 2

    seller.open(reverse("lead-sale", args=[lead.pk]))
    seller.page.locator("select[name=product]").select_option(index=1)
    seller.page.locator("input[name=amount]").fill("10万")
    seller.page.locator("input[name=amount]").blur()
    seller.page.wait_for_load_state("networkidle")
    seller.send("amount")
    sale = Sale.objects.get()

    drain()
    teller.open(reverse("home"))
    expect(teller.page.locator(".after")).to_contain_text("30,000")
    teller.open(reverse("sale", args=[sale.pk]))
    teller.open(reverse("boards") + "?metric=credit&who=teller")

    head.open(reverse("branch"))
    supervisor.open(reverse("compare"))
    supervisor.open(reverse("review-new", args=[FollowUp.objects.earliest("pk").pk]))
    supervisor.page.locator("label:has(input[name=rating][value='4'])").click()
    supervisor.page.locator("textarea[name=comment]").fill("当天就约到了")
    supervisor.send("comment")
    seller.open(lead_page)
    expect(seller.page.locator(".comments")).to_contain_text("当天就约到了")

    head.open(reverse("review-new", args=[FollowUp.objects.latest("pk").pk]))
    head.page.locator("textarea[name=comment]").fill("很好")
    head.send("comment")

    seller.open(reverse("sale-reversal", args=[sale.pk]))
    seller.page.locator("textarea[name=reason]").fill("客户取消")
    seller.send("reason")
    head.open(reverse("reversals"))
    head.send(action=reverse("reversal-approval", args=[sale.pk]))
    sale.refresh_from_db()
    assert sale.reversed_on is not None


@pytest.mark.parametrize("sit_down", [DESK, PHONE], indirect=True)
@pytest.mark.parametrize(
    ("name", "places"),
    [
        ("lina", ("home", "today", "leads", "referrals", "customers", "boards")),
        ("supervisor", ("home", "compare", "boards")),
    ],
)
def test_no_place_of_a_role_shuts_anybody_out(sit_down: Open, bank: Cast, name: str, places: tuple[str, ...]) -> None:
    window = sit_down(getattr(bank, name))
    for place in places:
        window.open(reverse(place))
