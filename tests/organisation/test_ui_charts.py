from itertools import pairwise

import pytest

from organisation.ui.charts.bars import BarRow, most_of
from organisation.ui.charts.columns import Column, draw_columns
from organisation.ui.charts.frame import names_below
from organisation.ui.charts.funnel import Step, draw_funnel, rates
from organisation.ui.charts.lines import Series, Start, draw_lines
from organisation.ui.charts.matrix import LARGEST, Cell, side
from organisation.ui.charts.scale import scale
from organisation.ui.charts.shapes import Box, Dot, Line, Words, path_of, width_of


def say(value):
    return f"{value:g}"


def of(drawing, kind, look=""):
    return [shape for shape in drawing.shapes if isinstance(shape, kind) and shape.look.split()[-1:] == [look]]


def words(drawing):
    return [shape.text for shape in drawing.shapes if isinstance(shape, Words)]


@pytest.mark.parametrize(
    ("values", "whole", "ticks"),
    [
        pytest.param([0.18, 0.426], False, (0, 0.1, 0.2, 0.3, 0.4, 0.5), id="shares"),
        pytest.param([61, 46], True, (0, 20, 40, 60, 80), id="counts"),
        pytest.param([3], True, (0, 1, 2, 3), id="small counts know no half"),
        pytest.param([0, 0], False, (0, 1), id="only zero"),
        pytest.param([], False, (0, 1), id="nothing"),
        pytest.param([-24000, 60000], False, (-40000, -20000, 0, 20000, 40000, 60000), id="below zero"),
        pytest.param([-3, -1], True, (-3, -2, -1, 0), id="all below zero"),
        pytest.param([1e9], False, (0, 2e8, 4e8, 6e8, 8e8, 1e9), id="large"),
        pytest.param([100], True, (0, 20, 40, 60, 80, 100), id="the highest on the last step"),
    ],
)
def test_an_axis_has_round_steps_and_holds_every_value(values, whole, ticks):
    axis = scale(values, top=10, bottom=110, whole=whole)
    assert axis.ticks == pytest.approx(ticks)
    assert axis.y(axis.low) == 110
    assert axis.y(axis.high) == 10
    assert axis.y(axis.high * 9 + 1) == 10


def test_a_line_breaks_where_nothing_is_known_and_a_point_alone_is_a_dot():
    assert path_of([(0, 1), (1, 2), None, (3, 4)]) == "M0.0 1.0L1.0 2.0M3.0 4.0h0"
    assert path_of([None, None]) == ""
    assert path_of([(0, 1)]) == "M0.0 1.0h0"


@pytest.mark.parametrize("names", [[f"{n}月" for n in range(1, 13)], ["2025年11月", *["1月"] * 30], ["周一"], []])
@pytest.mark.parametrize("width", [720, 340])
def test_names_below_a_chart_neither_touch_nor_reach_over_the_edges(names, width):
    step = width / max(len(names) - 1, 1)
    drawn = list(names_below(names, [place * step for place in range(len(names))], y=0, left=0, right=width))
    spans = []
    for name in drawn:
        wide = width_of(name.text)
        begin = {"start": name.x, "middle": name.x - wide / 2, "end": name.x - wide}[name.anchor]
        spans.append((begin, begin + wide))
    spans.sort()
    assert all(begin >= 0 and end <= width for begin, end in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    if names:
        assert {names[0], names[-1]} <= {name.text for name in drawn}


def test_a_line_ends_in_a_dot_with_its_name_and_last_known_value():
    drawing = draw_lines(["a", "b", "c"], [Series("Own", [1, 2, 4]), Series("Others", [1, 1, None], True)], say=say)
    assert len(of(drawing, Dot, "chart__dot")) == 1
    assert len(of(drawing, Line, "chart__line")) == len(of(drawing, Line, "chart__line--then")) == 1
    assert {"Own 4", "Others 1"} <= set(words(drawing))
    assert {"4", "1"} <= set(words(draw_lines(["a"], [Series("Own", [4])], say=say, width=340, is_narrow=True)))


def test_the_words_of_two_lines_that_end_together_do_not_touch():
    drawing = draw_lines(["a", "b"], [Series("Own", [1, 5]), Series("Others", [1, 5], True)], say=say)
    ends = sorted(shape.y for shape in drawing.shapes if isinstance(shape, Words) and shape.text.endswith(" 5"))
    assert ends[1] - ends[0] >= 15


def test_everything_stays_within_the_drawing():
    drawing = draw_lines(
        ["2025年11月", "12月"],
        [Series("本网点", [0, 12840000], band=[None, (1, 13000000)]), Series("相似网点", [None, None], True)],
        say=say,
        width=340,
        start=Start(1, "转型启动"),
    )
    for shape in drawing.shapes:
        if isinstance(shape, Words):
            wide = width_of(shape.text)
            begin = {"start": shape.x, "middle": shape.x - wide / 2, "end": shape.x - wide}[shape.anchor]
            assert begin >= -1, shape
            assert begin + wide <= drawing.width + 1, shape


def test_nothing_to_show_is_an_empty_axis():
    assert words(draw_lines([], [], say=say)) == ["0", "1"]
    assert words(draw_columns([], say=say)) == ["0", "1"]
    assert draw_funnel([], say_count=say, say_rate=say).shapes == []


def test_a_column_stands_on_zero_with_the_earlier_one_behind_it():
    drawing = draw_columns([Column("柜面", 46, 38), Column("厅堂", -10), Column("来电", None)], say=say, whole=True)
    (before,) = of(drawing, Box, "chart__col--then")
    up, down = of(drawing, Box, "chart__col")
    assert up.y + up.height == pytest.approx(before.y + before.height) == pytest.approx(down.y)
    assert drawing.shapes.index(before) < drawing.shapes.index(up)
    assert {"46", "-10", "柜面", "来电"} <= set(words(drawing))


def test_values_that_have_no_room_are_left_to_the_axis_and_the_table():
    columns = [Column(str(n), 1234567 + n) for n in range(12)]
    assert "1234567" not in words(draw_columns(columns, say=lambda value: f"{value:.0f}", width=340))


def test_a_funnel_is_drawn_to_the_first_step_and_says_the_rates():
    steps = [Step("记录", 200), Step("推荐", 100, "26 分"), Step("成交", 0, "3.1 天", is_slow=True)]
    drawing = draw_funnel(steps, say_count=say, say_rate=say)
    logged, referred = of(drawing, Box, "funnel__bar")
    (won,) = of(drawing, Box, "funnel__bar--won")
    assert referred.width == pytest.approx(logged.width / 2)
    assert won.width == 1
    assert [shape.text for shape in of(drawing, Words, "funnel__took--slow")] == ["3.1 天"]
    assert rates(steps) == [None, 0.5, 0]
    assert rates([Step("a", 0), Step("b", 0)]) == [None, None]


def test_a_square_has_the_area_of_its_count_and_few_are_not_drawn():
    assert side(100, most=100) == LARGEST
    assert side(25, most=100) == LARGEST / 2
    assert side(0, most=0) == 0
    assert not Cell(4, 2.0).is_drawn
    assert not Cell(5).is_drawn
    assert Cell(5, 1.01).is_over
    assert not Cell(5, 1.0).is_over


def test_the_longest_bar_takes_the_width():
    assert most_of([BarRow("a", 3), BarRow("b", None), BarRow("c", 7)]) == 7
    assert most_of([BarRow("a", 0)]) == most_of([]) == 1
