"""Words a quarter longer than English, as other languages have them, break no page."""

import pytest
from django.urls import reverse

from tests.browser.conftest import Open
from tests.cast import Cast
from tests.factories import create_customer, create_lead

pytestmark = pytest.mark.browser
WIDTHS = [pytest.param(("en", 1440), id="desk"), pytest.param(("en", 390), id="phone")]

# Every word grows by a quarter of itself, also the labels that the style sheet writes.
GROW = """() => {
  const longer = (text) => text.replace(/[A-Za-z]{2,}/g, (word) => word + word.slice(0, Math.ceil(word.length / 4)));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  texts.filter((text) => !text.parentElement.closest("script, textarea")).forEach((text) => {
    text.nodeValue = longer(text.nodeValue);
  });
  document.querySelectorAll("[data-label]").forEach((cell) => { cell.dataset.label = longer(cell.dataset.label); });
}"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# A text that reaches out of its own box lies over its neighbour.
SPILT = """() => {
  const is_clipped = (one) => one && (getComputedStyle(one).clipPath !== "none" || is_clipped(one.parentElement));
  return [...document.querySelectorAll("main *")].filter((one) => {
  const style = getComputedStyle(one);
  const is_text = [...one.childNodes].some((node) => node.nodeType === 3 && node.nodeValue.trim());
  const is_shown = one.getClientRects().length && style.visibility === "visible";
  const is_seen = is_shown && !one.closest("svg") && !is_clipped(one);
  if (!is_text || !is_seen || style.display === "inline" || style.overflowX !== "visible") return false;
  return one.scrollWidth > one.clientWidth + 3 && one.clientWidth > 1;
}).map((one) => `${one.tagName}.${one.className}: ${one.textContent.trim().slice(0, 60)}`);
}"""


@pytest.mark.parametrize("sit_down", WIDTHS, indirect=True)
def test_longer_words_break_no_page(sit_down: Open, bank: Cast) -> None:
    lead = create_lead(customer=create_customer(branch=bank.zsr, manager=bank.lina), finder=bank.wang, owner=bank.lina)
    visits = {
        bank.wang: ("home", "leads"),
        bank.zhou: ("home",),
        bank.lina: ("home", "today", "referrals", "customers"),
        bank.head: ("branch", "reviews", "boards"),
        bank.supervisor: ("compare",),
        bank.administrator: ("home", "confirmations", "design-gallery"),
    }
    faults = []
    for person, places in visits.items():
        window = sit_down(person)
        addresses = [reverse(place) for place in places]
        for address in addresses + ([reverse("lead", args=[lead.pk])] if person == bank.lina else []):
            window.page.goto(window.server + address, wait_until="networkidle")
            window.page.evaluate(GROW)
            wider, spilt = window.page.evaluate(WIDER), window.page.evaluate(SPILT)
            if wider > 0 or spilt:
                faults.append((address, wider, spilt[:5]))
    assert faults == []
