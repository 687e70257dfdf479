import re
from decimal import Decimal

import pytest
from django.utils.html import strip_tags
from django.utils.translation import override

from organisation.ui import amounts


def read(html: str) -> str:
    return strip_tags(html)


@pytest.mark.parametrize(
    ("yuan", "shown"),
    [
        pytest.param(Decimal("60000"), "¥60,000.00", id="cents always"),
        pytest.param(Decimal("0"), "¥0.00", id="nothing"),
        pytest.param(Decimal("0.05"), "¥0.05", id="five fen"),
        pytest.param(Decimal("-24000.5"), "−¥24,000.50", id="a reversal"),
        pytest.param(None, "—", id="unknown"),
    ],
)
def test_an_amount_is_shown_to_the_fen(yuan, shown):
    assert read(amounts.amount(yuan)) == shown


def test_sign_and_cents_step_back():
    assert '<span class="amount__minor">.00</span>' in amounts.amount(Decimal(5))
    assert "amount--credit" in amounts.amount(Decimal(5), credit=True)
    assert "amount--credit" not in amounts.amount(Decimal(5))


@pytest.mark.parametrize(
    ("yuan", "chinese", "english"),
    [
        pytest.param(Decimal("128000"), "12.8万元", "¥128,000", id="one decimal"),
        pytest.param(Decimal("300000"), "30万元", "¥300,000", id="no decimal where none is needed"),
        pytest.param(Decimal("12840000"), "1,284万元", "¥12,840,000", id="thousands of 万"),
        pytest.param(Decimal("9999.49"), "1万元", "¥9,999", id="just below"),
        pytest.param(Decimal("9999.5"), "1万元", "¥10,000", id="rounds up into the larger unit"),
        pytest.param(Decimal("10000"), "1万元", "¥10,000", id="from ten thousand on"),
        pytest.param(Decimal("5000"), "0.5万元", "¥5,000", id="small: the unit of the column"),
        pytest.param(Decimal("-24000"), "−2.4万元", "−¥24,000", id="negative"),
        pytest.param(Decimal("3079"), "0.31万元", "¥3,079", id="two decimals below ten thousand"),
        pytest.param(Decimal("-5000"), "−0.5万元", "−¥5,000", id="small and taken back"),
        pytest.param(Decimal("49"), "49元", "¥49", id="nothing in ten thousands"),
        pytest.param(Decimal(0), "0元", "¥0", id="nothing"),
        pytest.param(Decimal("-0.2"), "0元", "¥0", id="no minus before nothing"),
        pytest.param(None, "—", "—", id="unknown"),
    ],
)
def test_a_list_shows_ten_thousands_in_chinese_and_whole_yuan_in_english(yuan, chinese, english):
    with override("zh-hans"):
        assert read(amounts.amount_short(yuan)) == chinese
    with override("en"):
        assert read(amounts.amount_short(yuan)) == english


@pytest.mark.parametrize(
    ("ratio", "shown"),
    [
        pytest.param(Decimal("0.4261"), "42.6%", id="one decimal"),
        pytest.param(Decimal("0.3"), "30.0%", id="one decimal even when it is zero"),
        pytest.param(0, "0.0%", id="zero is a figure"),
        pytest.param(None, "—", id="nothing to divide by"),
        pytest.param(0.00045, "0.0%", id="a float"),
    ],
)
def test_per_cent_lines_up_in_a_column(ratio, shown):
    assert amounts.percent(ratio) == shown


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        pytest.param(Decimal("0.3000"), "30%", id="whole"),
        pytest.param(Decimal("0.125"), "12.5%", id="half"),
        pytest.param(Decimal("0.33333333"), "33.33%", id="a third"),
        pytest.param(Decimal("1"), "100%", id="all"),
        pytest.param(Decimal("0"), "0%", id="none"),
    ],
)
def test_a_share_is_shown_as_it_was_agreed(share, shown):
    assert amounts.share(share) == shown


@pytest.mark.parametrize(
    ("minutes", "working", "shown"),
    [
        pytest.param(0, False, "0 min", id="at once"),
        pytest.param(59, False, "59 min", id="just below an hour"),
        pytest.param(60, False, "1 h", id="an hour"),
        pytest.param(312, False, "5.2 h", id="hours"),
        pytest.param(1440, False, "1 day", id="a day"),
        pytest.param(8640, False, "6 days", id="days"),
        pytest.param(900, True, "15 h", id="not yet two working days"),
        pytest.param(960, True, "2 days", id="two working days"),
        pytest.param(None, True, "—", id="unknown"),
    ],
)
def test_a_duration_is_told_in_the_unit_that_fits(minutes, working, shown):
    with override("en"):
        assert amounts.duration_minutes(minutes, working=working) == shown


@pytest.mark.parametrize(
    ("now", "before", "unit", "shown"),
    [
        pytest.param(112, 100, "count", "12%", id="more"),
        pytest.param(90, 120, "count", "25%", id="less"),
        pytest.param(0.312, 0.33, "share", "1.8 points", id="a share moves by points"),
        pytest.param(0.3, 0, "share", "30 points", id="a share may begin at zero"),
        pytest.param(5, 0, "count", "", id="no per cent of nothing"),
        pytest.param(5, None, "count", "", id="nothing to compare with"),
        pytest.param(5, 5, "count", "unchanged", id="the same"),
    ],
)
def test_a_change_is_points_for_a_share_and_per_cent_otherwise(now, before, unit, shown):
    with override("en"):
        assert read(amounts.change(now, before, unit=unit)) == shown


def test_a_change_says_its_direction_to_a_screen_reader():
    with override("en"):
        assert 'aria-label="up"' in amounts.change(2, 1)
        assert 'aria-label="down"' in amounts.change(1, 2)
        assert "delta--up" not in amounts.change(1, 2)


@pytest.mark.parametrize(
    ("unit", "shown"),
    [
        pytest.param("count", "12", id="count"),
        pytest.param("money", "¥12", id="money"),
        pytest.param("share", "1200.0%", id="share"),
        pytest.param("minutes", "12 min", id="minutes"),
        pytest.param("days", "12 days", id="days"),
        pytest.param("number", "12", id="number"),
        pytest.param("per_hundred", "12", id="per hundred"),
    ],
)
def test_a_metric_is_shown_by_its_unit(unit, shown):
    with override("en"):
        assert read(amounts.measured(12, unit)) == shown
        assert amounts.measured(None, unit) == "—"


def test_a_large_figure_stands_before_its_small_unit():
    with override("zh-hans"):
        assert re.fullmatch(
            r'<span class="figure figure--xl">1,284<span class="figure__unit">万元</span></span>',
            amounts.figure_amount(Decimal(12840000), size="xl"),
        )
    with override("en"):
        assert read(amounts.figure_amount(Decimal(12840000))) == "¥12,840,000"
