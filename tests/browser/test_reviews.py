"""The review queue by keys alone: from record to record, a digit, c, a few words, and on."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from leads.models import Review
from tests.browser.conftest import Open
from tests.cast import Cast
from tests.factories import create_follow_up, create_lead

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("sit_down", [pytest.param(("en", 1440), id="desk")], indirect=True)
def test_a_record_is_reviewed_by_keys_and_the_next_one_follows(sit_down: Open, bank: Cast) -> None:
    for _ in range(3):
        create_follow_up(lead=create_lead(finder=bank.lina, owner=bank.lina))
    window = sit_down(bank.head)
    window.open(reverse("reviews"))
    page = window.page
    records = [record.get_attribute("id") for record in page.locator("li.record").all()]
    for key in "jj4c":
        page.keyboard.press(key)
    page.keyboard.type("4 calls, clear")
    with page.expect_response("**/reviews/new/*"):
        page.keyboard.press("Control+Enter")
    expect(page.locator(f"#{records[1]} summary")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator(f"#{records[2]} a").first).to_be_focused()
    review = Review.objects.get()
    assert (f"record-{review.follow_up_id}", review.rating, review.comment) == (records[1], 4, "4 calls, clear")
