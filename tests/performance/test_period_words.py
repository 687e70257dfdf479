"""Periods as people call them."""

from datetime import date

import pytest
from django.utils.translation import override

from performance.period_words import period_choices, period_days, period_name, word_of
from performance.periods import parse_period

TODAY = date(2026, 10, 12)


@pytest.mark.parametrize(
    ("code", "english", "chinese"),
    [
        ("2026-10-12", "Today", None),
        ("2026-10-05", "5 Oct", "10月5日"),
        ("2026-10", "October 2026", "2026年10月"),
        ("2025", "2025", "2025年"),
        ("2026-W41", "week 41 of 2026", None),
        ("2026-Q3", "quarter 3 of 2026", None),
        ("2025-12-30..2026-01-04", "30 Dec 2025 – 4 Jan", "2025年12月30日 – 1月4日"),
    ],
)
def test_period_is_called(code: str, english: str, chinese: str | None):
    with override("en"):
        assert period_name(parse_period(code), today=TODAY) == english
    if chinese:
        with override("zh-hans"):
            assert period_name(parse_period(code), today=TODAY) == chinese


def test_days_of_a_period():
    with override("en"):
        assert period_days(parse_period("2026-W42"), today=TODAY) == "12 Oct – 18 Oct"
        assert period_days(parse_period("2026-10-05"), today=TODAY) == "5 Oct"


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("2026-10-12", "day"),
        ("2026-W42", "week"),
        ("2026-10", "month"),
        ("2026-Q4", "quarter"),
        ("2026", "year"),
        ("2026-09", "2026-09"),
        ("2026-10-01..2026-10-31", "2026-10-01..2026-10-31"),
    ],
)
def test_period_that_holds_today_is_a_word_in_addresses(code: str, word: str):
    assert word_of(parse_period(code), today=TODAY) == word


def test_another_period_joins_the_choices_while_it_is_chosen():
    assert len(period_choices(parse_period("2026-10"), today=TODAY)) == 5
    assert period_choices(parse_period("2026-09"), today=TODAY)[-1][0] == "2026-09"
