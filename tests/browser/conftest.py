"""A real Chromium for the tests of `tests/browser`, which fail on anything the console calls an error."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import time_machine
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.test import Client
from playwright.sync_api import Browser, Page, sync_playwright

from organisation.models import Staff
from tests.cast import Cast, create_cast
from tests.factories import NOW

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
# Quiet: no call to anywhere but the server of the test.
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
# Fetching the style sheets anew would add its own lines to the console.
ASKED_OF_AXE = {"resultTypes": ["violations"], "preload": False}
# What checkers and extensions leave behind; a swap that carried it over would be refused by the page's policy.
EMPTIED = "for (const one of document.querySelectorAll('[id]')) { one.style.color = 'red'; one.style.color = ''; }"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine")
    with pytest.MonkeyPatch.context() as patch:
        # Playwright runs a loop in this thread, which Django takes for an asynchronous caller.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
            yield browser
            browser.close()


@pytest.fixture
def bank(transactional_db: None) -> Cast:
    """The cast, where the server of the test sees it too."""
    return create_cast()


@dataclass
class Window:
    """The browser of one person."""

    page: Page
    server: str
    said: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Go to a page; it loads, fits the window and holds nothing that shuts somebody out."""
        answer = self.page.goto(self.server + address, wait_until="networkidle")
        assert answer is not None
        assert answer.status == 200, (address, answer.status)
        self.prove()

    def prove(self) -> None:
        """What every page must do, wherever a click has led."""
        self.page.wait_for_load_state("networkidle")
        where = self.page.url.removeprefix(self.server)
        assert not self.said, (where, self.said)
        found = Axe().run(self.page, options=ASKED_OF_AXE).response["violations"]
        self.page.evaluate(EMPTIED)
        faults = [f"{one['id']}: {node['target']} {node['html'][:200]}" for one in found for node in one["nodes"]]
        assert not faults, (where, faults)
        wider = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wider <= 0, (where, f"{wider} px wider than the window")

    def send(self, field_name: str = "", action: str = "", value: str = "") -> None:
        """Press the button of the form that holds the field or goes to the address, and prove where it leads."""
        form = f"main form[action$='{action}']" if action else f"main form:has([name='{field_name}'])"
        button = f"button[value='{value}']" if value else "button:not([type=button])"
        with self.page.expect_navigation():
            self.page.locator(f"{form} {button}").last.click()
        self.prove()


Open = Callable[[Staff], Window]


@pytest.fixture
def sit_down(chromium: Browser, bank: Cast, live_server: Any, settings: Any, request: Any) -> Iterator[Open]:
    """Gives a person a window in their language, of the width that the test is run with; perhaps without scripts."""
    language, width, *without = request.param
    settings.SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # the browser has a clock of its own
    Staff.objects.update(language=language)
    contexts, windows = [], []

    def open_window(staff: Staff) -> Window:
        client = Client()
        client.force_login(staff)
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            has_touch=width < 768,
            reduced_motion="reduce",
            java_script_enabled="no scripts" not in without,
            locale="zh-CN" if language == "zh-hans" else "en-GB",
            timezone_id="Asia/Shanghai",
        )
        name = django_settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        context.set_default_timeout(15_000)
        window = Window(context.new_page(), live_server.url)
        window.page.on(
            "console", lambda line: window.said.append(f"{line.text} {line.location}") if line.type == "error" else None
        )
        window.page.on("pageerror", lambda error: window.said.append(str(error)))
        contexts.append(context)
        windows.append(window)
        return window

    with time_machine.travel(NOW, tick=True):
        yield open_window
    for context in contexts:
        context.close()
    assert [window.said for window in windows if window.said] == []
