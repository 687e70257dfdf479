"""Where people work and worked, from one line of staff.csv and any of postings.csv."""

from datetime import date

import pytest

from branchsales.interchange.load.timeline import BEGINNING, Post, Present, overlapping, timeline

TODAY = date(2026, 10, 12)
JOINED = date(2020, 1, 1)


def present(branch="B1", role="teller", joined_on=JOINED, left_on=None) -> Present:
    return Present(branch, role, joined_on, left_on)


def told(posts: list[Post]) -> list[tuple[object, ...]]:
    return [(post.branch, post.role, post.first, post.last, post.is_primary) for post in posts]


@pytest.mark.parametrize(
    ("named", "said", "expected"),
    [
        pytest.param([], present(), [("B1", "teller", JOINED, None, True)], id="never moved"),
        pytest.param([], present(joined_on=None), [("B1", "teller", BEGINNING, None, True)], id="joined at some time"),
        pytest.param(
            [],
            present(left_on=date(2026, 1, 31)),
            [("B1", "teller", JOINED, date(2026, 1, 31), True)],
            id="has left",
        ),
        pytest.param(
            [Post("B2", "teller", JOINED, date(2025, 6, 30))],
            present(),
            [("B2", "teller", JOINED, date(2025, 6, 30), True), ("B1", "teller", date(2025, 7, 1), None, True)],
            id="moved",
        ),
        pytest.param(
            [Post("B1", "wealth_manager", date(2025, 3, 1))],
            present(role="branch_head"),
            [("B1", "branch_head", JOINED, None, True), ("B1", "wealth_manager", date(2025, 3, 1), None, False)],
            id="a head who also sells",
        ),
        pytest.param(
            [Post("B1", "teller", date(2024, 5, 1))],
            present(),
            [("B1", "teller", date(2024, 5, 1), None, True)],
            id="the present one named with its first day",
        ),
        pytest.param(
            [Post("B1", "teller", JOINED, date(2021, 12, 31)), Post("B1", "teller", date(2024, 5, 1))],
            present(),
            [("B1", "teller", JOINED, date(2021, 12, 31), True), ("B1", "teller", date(2024, 5, 1), None, True)],
            id="left and came back",
        ),
        pytest.param(
            [Post("B2", "teller", JOINED, date(2025, 6, 30), is_primary=False)],
            present(),
            [("B1", "teller", JOINED, None, True), ("B2", "teller", JOINED, date(2025, 6, 30), False)],
            id="an additional one that ended",
        ),
    ],
)
def test_the_postings_of_somebody_new(named, said, expected):
    assert sorted(told(timeline(named, said, [], today=TODAY)), key=str) == sorted(expected, key=str)


def test_somebody_known_elsewhere_moves_today():
    stored = [Post("B2", "teller", JOINED, is_primary=True, pk=7)]

    posts = timeline([], present(), stored, today=TODAY)

    assert told(posts) == [
        ("B2", "teller", JOINED, date(2026, 10, 11), True),
        ("B1", "teller", TODAY, None, True),
    ]
    assert [post.pk for post in posts] == [7, None]


def test_nobody_moves_twice():
    stored = [
        Post("B2", "teller", JOINED, date(2026, 10, 11), is_primary=True, pk=7),
        Post("B1", "teller", TODAY, is_primary=True, pk=8),
    ]

    posts = timeline([], present(), stored, today=date(2026, 11, 1))

    assert told(posts) == told(stored)


def test_two_primary_postings_at_a_time_are_seen():
    first = Post("B1", "teller", JOINED, date(2025, 6, 30), is_primary=True)
    second = Post("B2", "teller", date(2025, 6, 30), is_primary=True)

    assert overlapping([second, first]) == (second, first)
    assert overlapping([first, Post("B2", "teller", date(2025, 7, 1), is_primary=True)]) is None
    assert overlapping([first, Post("B2", "teller", date(2025, 1, 1), is_primary=False)]) is None
