import pytest

from tests.branchsales.demo.bundles import EARLY, MONDAY, NEW_YEAR, SATURDAY, SUNDAY, Rows, bundle


@pytest.fixture(
    params=[
        pytest.param(MONDAY, id="monday"),
        pytest.param(SATURDAY, id="saturday"),
        pytest.param(SUNDAY, id="sunday"),
        pytest.param(EARLY, id="early in the morning"),
        pytest.param(NEW_YEAR, id="over the new year"),
    ]
)
def moment(request):
    return request.param


@pytest.fixture
def rows(moment) -> dict[str, Rows]:
    """The bundle of that moment; simulated once a session, read by many tests."""
    return bundle(moment)
