from datetime import date

import pytest

from leads.protection import is_protected, protected_until

CAPTURED = date(2026, 10, 12)


def test_the_claim_stands_for_thirty_days_after_the_capture():
    assert protected_until(CAPTURED, days=30) == date(2026, 11, 11)
    assert protected_until(CAPTURED, days=0) == CAPTURED


@pytest.mark.parametrize(
    ("day", "stands"),
    [
        pytest.param(CAPTURED, True, id="the day itself"),
        pytest.param(date(2026, 11, 11), True, id="the last day"),
        pytest.param(date(2026, 11, 12), False, id="the day after"),
    ],
)
def test_the_last_day_is_included(day, stands):
    assert is_protected(date(2026, 11, 11), day=day) is stands


def test_an_imported_lead_without_a_period_claims_nothing():
    assert not is_protected(None, day=CAPTURED)
