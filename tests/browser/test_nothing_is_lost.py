"""What was typed at the counter outlives the end of the session and a broken connection."""

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import Page, expect

from leads.models import Lead
from organisation.models import Staff
from tests.browser.conftest import Open, Window
from tests.cast import Cast

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("chinese")]
DESK, CHINESE_PHONE = pytest.param(("en", 1440), id="desk"), pytest.param(("zh-hans", 390), id="chinese phone")
PASSWORD = "jianghai-4711"


@pytest.fixture
def bank(bank: Cast) -> Cast:
    for staff in (bank.wang, bank.chen):
        staff.set_password(PASSWORD)
        staff.save()
    return bank


def end_sessions() -> None:
    Session.objects.all().delete()
    cache.clear()


def type_a_lead(page: Page) -> None:
    page.locator("#id_who").fill("欧阳修")
    page.locator("input[name=category][value=fund]").check(force=True)
    page.locator("textarea[name=note]").fill("月底有二十万到期")
    page.locator("textarea[name=note]").blur()
    page.wait_for_timeout(300)  # the page asks for matches and for the colleague meanwhile
    expect(page.locator(".htmx-request")).to_have_count(0)


def sign_in(window: Window, staff: Staff) -> None:
    window.page.locator("#id_username").fill(staff.employee_no)
    window.page.locator("#id_password").fill(PASSWORD)
    with window.page.expect_navigation():
        window.page.keyboard.press("Enter")
    window.page.wait_for_load_state("networkidle")


def log(page: Page) -> None:
    page.locator("main form button[value=log]").click()


@pytest.mark.parametrize("sit_down", [DESK, CHINESE_PHONE], indirect=True)
def test_the_text_comes_back_after_the_session_had_ended(sit_down: Open, bank: Cast) -> None:
    teller = sit_down(bank.wang)
    teller.open(reverse("home"))
    type_a_lead(teller.page)
    end_sessions()
    with teller.page.expect_navigation():
        log(teller.page)
    teller.said.clear()  # the browser notes the 401
    teller.prove()
    expect(teller.page.locator("#toasts .toast")).to_be_visible()

    sign_in(teller, bank.wang)
    expect(teller.page.locator("textarea[name=note]")).to_have_value("月底有二十万到期")
    expect(teller.page.locator("input[name=category][value=fund]")).to_be_checked()
    teller.prove()
    with teller.page.expect_navigation():
        log(teller.page)
    teller.prove()
    assert Lead.objects.get().note == "月底有二十万到期"
    assert teller.page.evaluate("sessionStorage.getItem('draft')") is None


@pytest.mark.parametrize("sit_down", [DESK], indirect=True)
def test_so_it_does_when_the_end_is_noticed_while_typing(sit_down: Open, bank: Cast) -> None:
    teller = sit_down(bank.wang)
    teller.open(reverse("home"))
    type_a_lead(teller.page)
    end_sessions()
    with teller.page.expect_navigation():
        teller.page.locator("#id_who").fill("欧阳询")
    teller.page.wait_for_load_state("networkidle")
    sign_in(teller, bank.wang)
    expect(teller.page.locator("#id_who")).to_have_value("欧阳询")
    expect(teller.page.locator("textarea[name=note]")).to_have_value("月底有二十万到期")


@pytest.mark.parametrize("sit_down", [DESK], indirect=True)
def test_a_colleague_who_signs_in_instead_sees_nothing_of_it(sit_down: Open, bank: Cast) -> None:
    teller = sit_down(bank.wang)
    teller.open(reverse("home"))
    type_a_lead(teller.page)
    end_sessions()
    with teller.page.expect_navigation():
        log(teller.page)
    sign_in(teller, bank.chen)
    teller.said.clear()
    expect(teller.page.locator("textarea[name=note]")).to_have_value("")
    assert teller.page.evaluate("sessionStorage.getItem('draft')") is None


@pytest.mark.parametrize("sit_down", [DESK], indirect=True)
def test_without_a_connection_the_form_stays_and_goes_out_later(sit_down: Open, bank: Cast) -> None:
    teller = sit_down(bank.wang)
    teller.open(reverse("home"))
    type_a_lead(teller.page)
    teller.page.context.set_offline(True)
    log(teller.page)
    expect(teller.page.locator("#toasts .toast")).to_contain_text("No connection")
    expect(teller.page.locator("textarea[name=note]")).to_have_value("月底有二十万到期")
    assert not Lead.objects.exists()
    teller.said.clear()

    teller.page.context.set_offline(False)
    with teller.page.expect_navigation():
        log(teller.page)
    teller.prove()
    assert Lead.objects.get().customer.name == "欧阳修"


@pytest.mark.parametrize("sit_down", [DESK], indirect=True)
def test_signed_in_anew_in_another_window_the_form_goes_out_all_the_same(sit_down: Open, bank: Cast) -> None:
    teller = sit_down(bank.wang)
    teller.open(reverse("home"))
    type_a_lead(teller.page)
    end_sessions()
    other = Window(teller.page.context.new_page(), teller.server)
    other.open(reverse("sign-in"))
    sign_in(other, bank.wang)
    with teller.page.expect_navigation():
        log(teller.page)
    teller.prove()
    assert Lead.objects.count() == 1
