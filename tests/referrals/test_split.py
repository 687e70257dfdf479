from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referrals.split import Line, share_out

AMOUNTS = st.integers(1, 10**13)
SHARES = st.integers(0, 10_000).map(lambda parts: Decimal(parts).scaleb(-4))
FINDERS = st.lists(st.sampled_from("ABCDEFG"), max_size=6)


def in_short(lines: list[Line[str]]) -> list[tuple[str, str, str, int]]:
    return [(line.person, line.part, format(line.share.normalize(), "f"), line.amount_fen) for line in lines]


@pytest.mark.parametrize(
    ("amount_fen", "found_share", "finders", "lines"),
    [
        pytest.param(
            10_000_001,
            "0.2",
            ["T"],
            [("T", "found", "0.2", 2_000_000), ("W", "closed", "0.8", 8_000_001)],
            id="worked example: the odd fen goes to the larger remainder",
        ),
        pytest.param(
            101,
            "0.5",
            ["T"],
            [("T", "found", "0.5", 50), ("W", "closed", "0.5", 51)],
            id="a tie goes to the closer",
        ),
        pytest.param(
            100,
            "0.3",
            ["T", "R"],
            [("T", "found", "0.15", 15), ("R", "found", "0.15", 15), ("W", "closed", "0.7", 70)],
            id="finder and referrer in equal parts",
        ),
        pytest.param(
            100,
            "0.25",
            ["T", "R"],
            [("T", "found", "0.125", 13), ("R", "found", "0.125", 12), ("W", "closed", "0.75", 75)],
            id="a tie among finders goes by the order given",
        ),
        pytest.param(
            100,
            "0.25",
            ["R", "T"],
            [("R", "found", "0.125", 13), ("T", "found", "0.125", 12), ("W", "closed", "0.75", 75)],
            id="the other order",
        ),
        pytest.param(
            1_000,
            "0.2",
            ["A", "B", "C"],
            [
                ("A", "found", "0.06666667", 67),
                ("B", "found", "0.06666667", 67),
                ("C", "found", "0.06666666", 66),
                ("W", "closed", "0.8", 800),
            ],
            id="three finders",
        ),
        pytest.param(
            100,
            "0.3",
            ["T", "T", "R", "T"],
            [("T", "found", "0.15", 15), ("R", "found", "0.15", 15), ("W", "closed", "0.7", 70)],
            id="each person once",
        ),
        pytest.param(
            100,
            "0.3",
            ["W", "T"],
            [("T", "found", "0.3", 30), ("W", "closed", "0.7", 70)],
            id="the closer takes no found part",
        ),
        pytest.param(100, "0.3", ["W"], [("W", "closed", "1", 100)], id="only the closer"),
        pytest.param(100, "0.3", [], [("W", "closed", "1", 100)], id="nobody found it"),
        pytest.param(100, "0", ["T"], [("W", "closed", "1", 100)], id="no found part"),
        pytest.param(100, "1", ["T"], [("T", "found", "1", 100)], id="all of it found"),
        pytest.param(1, "0.2", ["T"], [("W", "closed", "0.8", 1)], id="one fen: a line of nothing is not booked"),
        pytest.param(1, "0.8", ["T"], [("T", "found", "0.8", 1)], id="one fen to the finder"),
    ],
)
def test_credit_is_shared_as_agreed(
    amount_fen: int, found_share: str, finders: list[str], lines: list[tuple[str, str, str, int]]
) -> None:
    assert in_short(share_out(amount_fen, found_share=Decimal(found_share), closer="W", finders=finders)) == lines


@pytest.mark.parametrize("amount_fen", [0, -1])
def test_a_sale_of_nothing_has_no_credit(amount_fen: int) -> None:
    with pytest.raises(ValueError, match="no credit to share"):
        share_out(amount_fen, found_share=Decimal("0.2"), closer="W", finders=["T"])


@pytest.mark.parametrize("found_share", ["-0.0001", "1.3"])
def test_a_share_lies_between_nothing_and_all(found_share: str) -> None:
    with pytest.raises(ValueError, match="not between 0 and 1"):
        share_out(100, found_share=Decimal(found_share), closer="W", finders=["T"])


@settings(max_examples=50, deadline=None)
@given(AMOUNTS, SHARES, FINDERS, st.sampled_from("ABW"))
def test_lines_always_add_to_the_amount(amount: int, share: Decimal, finders: list[str], closer: str) -> None:
    lines = share_out(amount, found_share=share, closer=closer, finders=finders)
    assert sum(line.amount_fen for line in lines) == amount
    assert all(line.amount_fen > 0 for line in lines)
    assert len({line.person for line in lines}) == len(lines)
    assert all((line.part == "closed") == (line.person == closer) for line in lines)


@settings(max_examples=50, deadline=None)
@given(AMOUNTS, SHARES, FINDERS)
def test_each_line_is_within_a_fen_of_the_exact_share(amount: int, share: Decimal, finders: list[str]) -> None:
    lines = share_out(amount, found_share=share, closer="W", finders=finders)
    others = len(set(finders)) if share else 0
    found = Fraction(share) if others else Fraction(0)
    for line in lines:
        exact = found / others if line.part == "found" else 1 - found
        assert abs(line.amount_fen - amount * exact) < 1
        assert abs(Fraction(line.share) - exact) < Fraction(1, 10**8)


@settings(max_examples=50, deadline=None)
@given(st.integers(10**4, 10**13), SHARES, FINDERS)
def test_the_shares_add_to_one_when_every_line_is_booked(amount: int, share: Decimal, finders: list[str]) -> None:
    lines = share_out(amount, found_share=share, closer="W", finders=finders)
    booked = len(set(finders)) * (share > 0) + (share < 1 or not finders)
    if len(lines) == booked:
        assert sum(line.share for line in lines) == 1


@settings(max_examples=50, deadline=None)
@given(AMOUNTS, SHARES, st.permutations("ABCDE"), st.integers(0, 5))
def test_the_order_of_finders_moves_no_more_than_the_odd_fen(
    amount: int, share: Decimal, order: list[str], count: int
) -> None:
    shuffled = share_out(amount, found_share=share, closer="W", finders=order[:count])
    sorted_ = share_out(amount, found_share=share, closer="W", finders=sorted(order[:count]))
    assert [line.amount_fen for line in shuffled] == [line.amount_fen for line in sorted_]
    found = [line.amount_fen for line in shuffled if line.part == "found"]
    assert found == sorted(found, reverse=True)
    assert not found or found[0] - found[-1] <= 1
