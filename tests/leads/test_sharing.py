import pytest

from leads.sharing import share_evenly


@pytest.mark.parametrize(
    ("items", "loads", "given"),
    [
        pytest.param([("a", 1)], {}, {}, id="nobody"),
        pytest.param([("a", 1), ("b", 1)], {1: 5}, {"a": 1, "b": 1}, id="one gets all"),
        pytest.param([("a", 1), ("b", 1)], {1: 0, 2: 0}, {"a": 1, "b": 2}, id="in turns, in the order given"),
        pytest.param([("a", 1), ("b", 1)], {1: 9, 2: 0}, {"a": 2, "b": 2}, id="whoever has least"),
        pytest.param([("a", 3), ("b", 1), ("c", 1)], {1: 0, 2: 0}, {"a": 1, "b": 2, "c": 2}, id="a customer of three"),
        pytest.param([("a", 0), ("b", 0)], {1: 0, 2: 0}, {"a": 1, "b": 2}, id="without leads, by number"),
    ],
)
def test_loads_come_out_even(items, loads, given):
    assert share_evenly(items, loads) == given
