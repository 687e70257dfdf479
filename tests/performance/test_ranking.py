from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from performance.ranking import Ranked, Standing, cases_to_next, cut, distance_to_next, places, rank
from performance.ratios import ratio


def additive(**values: int | str) -> list[Standing[str]]:
    return [Standing(code, code, Decimal(value)) for code, value in values.items()]


def cases(**of: tuple[int, int]) -> list[Standing[str]]:
    return [Standing(code, code, ratio(k, n), k, n) for code, (k, n) in of.items()]


def in_short(board: list[Ranked[str]]) -> list[tuple[int | None, str]]:
    return [(row.place, row.code) for row in board]


def test_better_values_come_first_and_ties_share_a_place() -> None:
    board = rank(additive(D=5, B=7, C=7, A=9), kind="additive")
    assert in_short(board) == [(1, "A"), (2, "B"), (2, "C"), (4, "D")]
    assert [row.position for row in board] == [1, 2, 3, 4]


def test_where_less_is_better_the_smallest_comes_first() -> None:
    board = rank(cases(A=(90, 6), B=(30, 6), C=(60, 6)), kind="ratio", better="lower")
    assert in_short(board) == [(1, "B"), (2, "C"), (3, "A")]


def test_within_a_tie_code_points_decide() -> None:
    board = rank(additive(b=1, B=1, A10=1, A9=1), kind="additive")
    assert in_short(board) == [(1, "A10"), (1, "A9"), (1, "B"), (1, "b")]


def test_equal_amounts_tie_however_they_are_written() -> None:
    assert in_short(rank(additive(A="1.5", B="1.50"), kind="additive")) == [(1, "A"), (1, "B")]


def test_somebody_without_any_fact_has_value_nothing_and_a_place() -> None:
    board = rank(additive(A=0, B=3, C=0, D=-1), kind="additive")
    assert in_short(board) == [(1, "B"), (2, "A"), (2, "C"), (4, "D")]


def test_one_of_one_does_not_beat_forty_of_fifty() -> None:
    board = rank(cases(A=(1, 1), B=(40, 50), C=(0, 3)), kind="proportion")
    assert in_short(board) == [(1, "B"), (2, "A"), (3, "C")]
    assert [(row.value, row.k, row.n) for row in board[1:2]] == [(Decimal(1), 1, 1)]


def test_where_a_low_proportion_is_better_few_cases_do_not_help_either() -> None:
    board = rank(cases(A=(0, 1), B=(5, 50), C=(3, 3)), kind="proportion", better="lower")
    assert in_short(board) == [(1, "B"), (2, "A"), (3, "C")]


def test_proportions_that_say_the_same_tie() -> None:
    assert in_short(rank(cases(A=(0, 9), B=(0, 4)), kind="proportion")) == [(1, "A"), (1, "B")]


def test_a_proportion_below_nothing_after_a_reversal_counts_as_nothing() -> None:
    board = rank(cases(A=(-1, 2), B=(0, 2), C=(1, 2)), kind="proportion")
    assert in_short(board) == [(1, "C"), (2, "A"), (2, "B")]


def test_ratios_need_five_cases_and_empty_ones_come_last() -> None:
    board = rank(cases(A=(0, 0), B=(100, 4), C=(10, 5), D=(50, 5), E=(1, 1)), kind="ratio")
    assert in_short(board) == [(1, "D"), (2, "C"), (None, "B"), (None, "E"), (None, "A")]
    assert [row.unplaced for row in board] == ["", "", "too_few", "too_few", "nothing_below_the_line"]
    assert [row.position for row in board] == [1, 2, 3, 4, 5]
    assert board[2].value == Decimal(25)


def test_proportions_with_nothing_below_the_line_have_no_place() -> None:
    assert in_short(rank(cases(A=(0, 0), B=(0, 1)), kind="proportion")) == [(1, "B"), (None, "A")]


@pytest.mark.parametrize(
    ("kind", "standing"),
    [
        pytest.param("proportion", Standing("A", "A", Decimal("0.5"), None, 4), id="proportion without k"),
        pytest.param("ratio", Standing("A", "A", Decimal("0.5")), id="ratio without n"),
    ],
)
def test_a_ratio_is_not_ranked_without_its_cases(kind: str, standing: Standing[str]) -> None:
    with pytest.raises(ValueError, match="ranked by its cases"):
        rank([standing], kind=kind)


@pytest.mark.parametrize(("kind", "better"), [("mean", "higher"), ("ratio", "bigger")])
def test_a_kind_without_a_rule_is_refused(kind: str, better: str) -> None:
    with pytest.raises(ValueError, match="nothing is ranked as"):
        rank([], kind=kind, better=better)


def test_nobody_makes_an_empty_board() -> None:
    assert rank([], kind="additive") == []


def test_the_place_before_stands_beside_the_place() -> None:
    september = rank([*additive(A=1, B=2), Standing("E", "E", None)], kind="additive")
    october = rank(additive(A=5, B=4, C=3, E=1), kind="additive", previous=places(september))
    assert [(row.code, row.previous_place, row.places_won, row.is_new) for row in october] == [
        ("A", 2, 1, False),
        ("B", 1, -1, False),
        ("C", None, None, True),
        ("E", None, None, True),
    ]


def board_of(count: int) -> list[Ranked[int]]:
    return rank([Standing(number, f"{number:03d}", -number) for number in range(1, count + 1)], kind="additive")


@pytest.mark.parametrize(
    ("count", "own", "positions"),
    [
        pytest.param(6, 3, [1, 2, 3, 4, 5, 6], id="a small board is whole"),
        pytest.param(30, 20, [*range(1, 11), 17, 18, 19, 20, 21, 22, 23], id="far down: a gap"),
        pytest.param(30, 9, [*range(1, 13)], id="near the edge: no row twice"),
        pytest.param(30, 14, [*range(1, 18)], id="touching the top"),
        pytest.param(30, 30, [*range(1, 11), 27, 28, 29, 30], id="last"),
        pytest.param(30, 1, [*range(1, 11)], id="first"),
        pytest.param(30, None, [*range(1, 11)], id="a reader"),
        pytest.param(30, 99, [*range(1, 11)], id="somebody not on the board"),
        pytest.param(0, None, [], id="empty"),
    ],
)
def test_a_person_sees_the_top_and_the_own_neighbours(count: int, own: int | None, positions: list[int]) -> None:
    assert [row.position for row in cut(board_of(count), own)] == positions


def test_the_cut_can_be_narrower() -> None:
    assert [row.position for row in cut(board_of(30), 20, top=3, around=1)] == [1, 2, 3, 19, 20, 21]


def test_without_a_place_the_own_row_stands_alone() -> None:
    standings = [Standing(number, f"{number:03d}", None if number > 12 else -number) for number in range(1, 21)]
    assert [row.position for row in cut(rank(standings, kind="additive"), 15)] == [*range(1, 11), 15]


def test_the_distance_is_to_the_nearest_better_place() -> None:
    board = rank(additive(A=9, B=7, C=7, D=4), kind="additive")
    assert [distance_to_next(board, code) for code in "ABCD"] == [None, 2, 2, 3]
    assert distance_to_next(board, None) is None
    assert distance_to_next(board, "Z") is None


def test_the_distance_is_never_negative_where_less_is_better() -> None:
    board = rank(cases(A=(90, 6), B=(30, 6), C=(6, 1)), kind="ratio", better="lower")
    assert distance_to_next(board, "A") == Decimal(10)
    assert distance_to_next(board, "C") is None


def test_cases_to_the_next_place_are_the_fewest_that_reach_it() -> None:
    board = rank(cases(A=(40, 50), B=(1, 1), C=(0, 3)), kind="proportion")
    needed = cases_to_next(board, "B")
    assert needed is not None
    reached = [in_short(rank(cases(A=(40, 50), B=(1 + more, 1 + more)), kind="proportion"))[0] for more in range(12)]
    assert reached.index((1, "B")) == needed
    assert cases_to_next(board, "C") == 4  # 3 of 6 is not yet surer than 1 of 1
    assert cases_to_next(board, "A") is None


def test_cases_to_the_next_place_where_a_low_proportion_is_better() -> None:
    board = rank(cases(A=(5, 50), B=(0, 1)), kind="proportion", better="lower")
    needed = cases_to_next(board, "B", "lower")
    assert needed is not None
    for more, place in ((needed, 1), (needed - 1, 2)):
        again = rank(cases(A=(5, 50), B=(0, 1 + more)), kind="proportion", better="lower")
        assert places(again)["B"] == place


VALUES = st.lists(st.integers(-3, 6), max_size=14)


@settings(max_examples=50, deadline=None)
@given(VALUES, st.sampled_from(["higher", "lower"]), st.randoms(use_true_random=False))
def test_a_place_is_one_more_than_the_number_of_better_ones(values: list[int], better: str, order: object) -> None:
    standings = [Standing(number, f"{number:02d}", value) for number, value in enumerate(values)]
    board = rank(standings, kind="additive", better=better)
    for row in board:
        ahead = [value for value in values if (value > row.value if better == "higher" else value < row.value)]
        assert row.place == 1 + len(ahead)
    order.shuffle(standings)
    assert rank(standings, kind="additive", better=better) == board


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 12).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), max_size=12))
def test_every_subject_is_listed_once_and_those_without_a_place_last(proportions: list[tuple[int, int]]) -> None:
    standings = [Standing(at, f"{at:02d}", ratio(k, n), k, n) for at, (k, n) in enumerate(proportions)]
    for kind in ("proportion", "ratio"):
        board = rank(standings, kind=kind)
        assert sorted(row.subject for row in board) == list(range(len(proportions)))
        placed = [row.place is not None for row in board]
        assert placed == sorted(placed, reverse=True)
        assert all(row.n and (kind == "proportion" or row.n >= 5) for row in board if row.place)
