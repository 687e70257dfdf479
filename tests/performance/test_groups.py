"""Where a metric is looked for, and whose board of it is shown when nobody says."""

import pytest

from performance.groups import GROUPS, grouped, role_of
from performance.metrics import CATALOGUE


def test_every_metric_is_in_one_group():
    codes = [code for _, codes in GROUPS for code in codes]
    assert sorted(codes) == sorted(CATALOGUE)
    assert [metric.code for _, metrics in grouped() for metric in metrics] == codes


@pytest.mark.parametrize(
    ("code", "role"),
    [
        ("leads_captured", "teller"),
        ("referral_conversion", "teller"),
        ("referral_response", "wealth_manager"),
        ("credit", "wealth_manager"),
        ("reviews_given", "branch_head"),
    ],
)
def test_metric_tells_of_a_role_first(code: str, role: str):
    assert role_of(CATALOGUE[code]) == role
