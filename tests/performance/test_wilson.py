from math import sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from performance.wilson import wilson_lower


@pytest.mark.parametrize(
    ("k", "n", "lower"),
    [
        pytest.param(1, 1, 0.206549, id="1 of 1"),
        pytest.param(40, 50, 0.669629, id="40 of 50"),
        pytest.param(0, 1, 0.0, id="0 of 1"),
        pytest.param(0, 100, 0.0, id="0 of 100"),
        pytest.param(5, 10, 0.236593, id="half of 10"),
        pytest.param(50, 100, 0.403832, id="half of 100"),
        pytest.param(10, 10, 0.722467, id="all of 10"),
        pytest.param(5289, 45211, 0.114055, id="the campaign"),
    ],
)
def test_the_lower_end_of_the_interval(k: int, n: int, lower: float) -> None:
    assert wilson_lower(k, n) == pytest.approx(lower, abs=1e-6)


def test_one_of_one_does_not_beat_forty_of_fifty() -> None:
    assert wilson_lower(1, 1) < wilson_lower(40, 50)


def test_none_of_none_says_nothing() -> None:
    assert wilson_lower(0, 0) is None


@pytest.mark.parametrize(("k", "n"), [(-1, 5), (6, 5), (1, 0), (0, -1)])
def test_what_is_no_proportion_is_refused(k: int, n: int) -> None:
    with pytest.raises(ValueError, match="no proportion"):
        wilson_lower(k, n)


def test_another_confidence_gives_another_end() -> None:
    assert wilson_lower(40, 50, z=2.575829) < wilson_lower(40, 50) < wilson_lower(40, 50, z=1.0)


PROPORTIONS = st.integers(1, 10**6).flatmap(lambda n: st.tuples(st.integers(1, n), st.just(n)))


@settings(max_examples=50, deadline=None)
@given(PROPORTIONS)
def test_it_solves_the_equation_that_defines_the_interval(proportion: tuple[int, int]) -> None:
    k, n = proportion
    lower = wilson_lower(k, n)
    assert 0 < lower < k / n
    assert k / n - lower == pytest.approx(1.959963984540054 * sqrt(lower * (1 - lower) / n), rel=1e-5)


@settings(max_examples=50, deadline=None)
@given(PROPORTIONS)
def test_one_more_success_raises_it_and_one_more_failure_lowers_it(proportion: tuple[int, int]) -> None:
    k, n = proportion
    assert wilson_lower(k, n + 1) < wilson_lower(k, n) < wilson_lower(k + 1, n + 1)
