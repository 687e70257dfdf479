"""`make screenshots`: the demo bank, every page of every role, in both languages, on a desk and on a phone.

All of them go to docs/screenshots/all/ (not kept in the repository), the few of the README beside it; `--chosen` takes
these alone. A page that is wider than its window, or that the console complains about, is named at the end and makes
the command fail.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from urllib.error import URLError

from playwright.sync_api import Browser, Page, sync_playwright

FOLDER = Path(__file__).parent.parent / "docs" / "screenshots"
PASSWORD = "jianghai-demo"
ROLES = {
    "teller": "100101",
    "lobby_manager": "100107",
    "wealth_manager": "100109",
    "branch_head": "100113",
    "supervisor": "100003",
    "administrator": "100001",
    "auditor": "100002",
}
LANGUAGES = {"en": "en", "zh": "zh-hans"}
WIDTHS = (1440, 390)
BESIDE = ("/profile/", "/notices/", "/leads/new/", "/leads/board/", "/today/week/", "/help/keys/")
# Kept in the repository: role, language, width, the page as it is called in `all`, and the name beside it.
CHOSEN = {
    ("teller", "zh", 1440, "home"): "home.png",
    ("wealth_manager", "zh", 1440, "today"): "today.png",
    ("lobby_manager", "zh", 390, "home"): "lobby-phone.png",
    ("branch_head", "en", 1440, "branch"): "branch.png",
}
STARTS_WITHIN = 240  # seconds, with a demo bank to load
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
)


@contextmanager
def demo_bank() -> Iterator[str]:
    """The address of a demo bank of its own, with services of its own, gone afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory(prefix="branchsales-") as folder:
        os.chmod(folder, 0o755)  # the database runs as somebody else when root starts it
        settings = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}
        settings |= {"PORT": str(port), "BRANCHSALES_HOME": folder}
        server = subprocess.Popen([sys.executable, "-m", "branchsales.local"], env=settings, stdout=subprocess.DEVNULL)
        try:
            wait_for(f"{address}/readyz", server)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=30)


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    """Until it answers; what keeps the server from starting it has said itself."""
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(address, timeout=2)
        except (URLError, OSError):
            time.sleep(0.5)
        else:
            return
    raise SystemExit("The demo bank did not start.")


def sign_in(page: Page, server: str, number: str, language: str) -> None:
    """As somebody of the demo bank, in a language."""
    page.goto(f"{server}/sign-in/")
    page.locator("#id_username").fill(number)
    page.locator("#id_password").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/sign-in/" not in url)
    other = page.locator(f"form[action='/language/'] button[value='{LANGUAGES[language]}']").first
    if other.count():
        with page.expect_navigation():
            other.evaluate("button => button.form.requestSubmit(button)")


def addresses(page: Page, server: str) -> list[str]:
    """The places of the navigation, one of the rows of each, and what can be done with a lead."""
    found: dict[str, None] = dict.fromkeys(links(page, "nav .rail__list > li > a"))
    found |= dict.fromkeys(BESIDE)
    for place in list(found):
        answer = page.goto(server + place)
        if answer is None or answer.status != 200:
            del found[place]
            continue
        row = next(iter(links(page, "main [data-row] a, main a[data-row]")), "")
        if row:
            found[row] = None
    for lead in [place for place in found if place.startswith("/leads/") and place.rstrip("/")[-1].isdigit()][:1]:
        page.goto(server + lead)
        found |= dict.fromkeys(links(page, ".lead__actions a"))
    return list(found)


def links(page: Page, selector: str) -> list[str]:
    """Where they lead, without what stands behind the path."""
    hrefs = page.locator(selector).evaluate_all("all => all.map(one => new URL(one.href).pathname)")
    return list(dict.fromkeys(hrefs))


def name_of(address: str) -> str:
    """As a file; ids of one kind of page are one kind of file."""
    parts = ["one" if part.isdigit() else part for part in address.strip("/").split("/")]
    return "-".join(parts) or "home"


def walk(
    browser: Browser, server: str, role: str, language: str, width: int, faults: list[str], *, only: str = ""
) -> None:
    """All pages of a person whole, or only one; of a chosen one what the window shows at first, too."""
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(20_000)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    sign_in(page, server, ROLES[role], language)
    folder = FOLDER / "all" / role / f"{language}-{width}"
    folder.mkdir(parents=True, exist_ok=True)
    for address in [place for place in addresses(page, server) if not only or name_of(place) == only]:
        said.clear()
        page.goto(server + address)
        page.wait_for_timeout(300)  # what the page asks for itself
        name = name_of(address)
        wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        faults += [f"{role} {language} {width} {address}: {wider} px wider than the window"] if wider > 0 else []
        faults += [f"{role} {language} {width} {address}: {words}" for words in said]
        page.screenshot(path=folder / f"{name}.png", full_page=True)
        if kept := CHOSEN.get((role, language, width, name)):
            page.screenshot(path=FOLDER / kept)
    context.close()


def main() -> None:
    """Every role, language and width, and what was wrong."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("There is no Chromium on this machine.")
    faults: list[str] = []
    with demo_bank() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        if "--chosen" in sys.argv:
            for role, language, width, name in CHOSEN:
                walk(browser, server, role, language, width, faults, only=name)
        else:
            for role, language, width in product(ROLES, LANGUAGES, WIDTHS):
                walk(browser, server, role, language, width, faults)
                print(role, language, width, flush=True)  # noqa: T201
        browser.close()
    print("\n".join(faults) or "Every page fits its window, and no console complains.")  # noqa: T201
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
