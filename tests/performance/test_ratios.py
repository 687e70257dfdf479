from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from performance.ratios import ratio


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    [
        pytest.param(5289, 45211, "0.116985", id="the campaign's conversion"),
        pytest.param(2, 3, "0.666667", id="rounded up"),
        pytest.param(1, 3, "0.333333", id="rounded down"),
        pytest.param(1, 2_000_000, "0.000000", id="half-even, down"),
        pytest.param(3, 2_000_000, "0.000002", id="half-even, up"),
        pytest.param(0, 5, "0.000000", id="nothing above the line is zero"),
        pytest.param(Decimal("100000.01"), 1, "100000.010000", id="money"),
        pytest.param(Decimal("10005534.00"), 4238, "2360.909391", id="average sale"),
        pytest.param(Decimal("-20000.00"), 3, "-6666.666667", id="taken back"),
        pytest.param(10**15, 1, "1000000000000000.000000", id="large"),
    ],
)
def test_a_ratio_has_six_places(numerator: Decimal | int, denominator: int, expected: str) -> None:
    assert str(ratio(numerator, denominator)) == expected


@pytest.mark.parametrize(
    ("numerator", "denominator"),
    [
        pytest.param(0, 0, id="nothing at all"),
        pytest.param(5, 0, id="nothing below the line"),
        pytest.param(Decimal("5.00"), Decimal("0.00"), id="no money below the line"),
        pytest.param(-1, -1, id="only a reversal"),
    ],
)
def test_nothing_below_the_line_gives_none(numerator: Decimal | int, denominator: Decimal | int) -> None:
    assert ratio(numerator, denominator) is None


@settings(max_examples=50, deadline=None)
@given(st.integers(-(10**12), 10**12), st.integers(1, 10**12))
def test_never_off_by_more_than_half_a_millionth(numerator: int, denominator: int) -> None:
    found = ratio(numerator, denominator)
    assert found is not None
    assert abs(Fraction(found) - Fraction(numerator, denominator)) <= Fraction(1, 2_000_000)
