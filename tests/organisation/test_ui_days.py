from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils.html import strip_tags
from django.utils.translation import override

from organisation.ui import days

MONDAY = date(2026, 10, 12)


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        pytest.param(date(2026, 10, 12), "Today", id="today"),
        pytest.param(date(2026, 10, 11), "Yesterday", id="yesterday"),
        pytest.param(date(2026, 10, 13), "Tomorrow", id="tomorrow"),
        pytest.param(date(2026, 10, 10), "10 Oct", id="this year"),
        pytest.param(date(2025, 12, 31), "31 Dec 2025", id="another year"),
    ],
)
def test_a_day_is_told_from_where_today_stands(day, shown):
    with override("en"):
        assert days.day_words(day, today=MONDAY) == shown


def test_yesterday_may_lie_in_another_year():
    with override("en"):
        assert days.day_words(date(2025, 12, 31), today=date(2026, 1, 1)) == "Yesterday"


def test_chinese_dates_say_year_month_and_day():
    with override("zh-hans"):
        assert days.short_day(date(2026, 10, 9), today=MONDAY) == "10月9日"
        assert days.short_day(date(2025, 10, 9), today=MONDAY) == "2025年10月9日"
        assert days.long_day(MONDAY) == "10月12日 星期一"
        assert days.whole_day(MONDAY) == "2026年10月12日"
    with override("en"):
        assert days.long_day(MONDAY) == "Monday, 12 October"
        assert days.whole_day(MONDAY) == "12 October 2026"


def test_a_moment_belongs_to_the_business_day_of_the_bank():
    late = datetime(2026, 10, 11, 16, 30, tzinfo=UTC)  # half past midnight of the 12th in the bank
    with override("en"):
        shown = days.moment(late, today=MONDAY)
    assert strip_tags(shown) == "Today 00:30"
    assert 'datetime="2026-10-12T00:30:00+08:00"' in shown
    assert 'title="Monday, 12 October 2026 00:30:00"' in shown


def test_the_margin_of_a_timeline_has_the_time_below_the_day():
    with override("en"):
        at = days.timeline_when(datetime(2026, 10, 10, 1, 5, tzinfo=UTC), today=MONDAY)
        assert ">10 Oct<span>09:05</span>" in at
        assert "<span>" not in days.timeline_when(date(2026, 10, 10), today=MONDAY)


def test_no_day_is_nothing():
    assert days.day(None, today=MONDAY) == ""
    assert days.moment(None, today=MONDAY) == ""


def test_the_page_says_which_day_is_today():
    with override("en"):
        shown = Template("{% load branchsales_ui %}{% day on %}").render(Context({"on": MONDAY, "today": MONDAY}))
    assert strip_tags(shown) == "Today"
