import itertools
import re
from decimal import Decimal

import pytest
from django.utils.html import strip_tags
from django.utils.translation import override

from organisation.ui import drawing
from organisation.ui.split import GAP, SplitPart, slices
from organisation.ui.split_words import split_words
from organisation.ui.strokes import StrokeKind, strokes

THREE = [
    SplitPart("王晓雨", "found", Decimal("0.15")),
    SplitPart("周敏", "found", Decimal("0.15")),
    SplitPart("李娜", "closed", Decimal("0.70")),
]


def test_strokes_stand_in_fives():
    xs = [stroke.x for stroke in strokes(7, 12)]
    assert [b - a for a, b in itertools.pairwise(xs)] == [5, 5, 5, 5, 9, 5, 5, 5, 5, 9, 5]


@pytest.mark.parametrize(
    ("done", "target", "count"),
    [
        pytest.param(7, 12, (7, 5, 0), id="under way"),
        pytest.param(0, 6, (0, 6, 0), id="nothing yet"),
        pytest.param(4, 3, (3, 0, 1), id="beyond the target"),
        pytest.param(0, 0, (0, 0, 0), id="no target"),
    ],
)
def test_tall_is_done_short_is_to_do_lighter_is_beyond(done, target, count):
    kinds = [stroke.kind for stroke in strokes(done, target)]
    assert tuple(kinds.count(kind) for kind in (StrokeKind.DONE, StrokeKind.TODO, StrokeKind.EXTRA)) == count
    assert drawing.tally(done, target).count("<rect") == sum(count)


def test_above_twelve_strokes_become_a_bar():
    assert 'class="tally' in drawing.tally(12, 12)
    assert 'class="bar' in drawing.tally(3, 13)
    assert 'class="bar' in drawing.tally(13, 3)


@pytest.mark.parametrize(
    ("value", "target", "width"),
    [
        pytest.param(41, 60, "68.3", id="part"),
        pytest.param(90, 60, "100.0", id="never beyond the end"),
        pytest.param(-5, 60, "0.0", id="never before the beginning"),
        pytest.param(5, 0, "0.0", id="no target"),
    ],
)
def test_a_bar_is_to_scale(value, target, width):
    assert f'class="bar__value" width="{width}"' in drawing.bar(value, target)


def test_behind_the_pace_is_grey():
    assert "bar__value--behind" in drawing.bar(39, 60, pace=40)
    assert "bar__value--behind" not in drawing.bar(40, 60, pace=40)
    assert 'd="M66.7 -3V11"' in drawing.bar(40, 60, pace=40)


def test_found_part_comes_first_and_each_gap_is_the_same():
    drawn = slices(THREE)
    assert [piece.part for piece in drawn] == ["found", "found", "closed"]
    assert [piece.x for piece in drawn] == [0, 15 + GAP, 30 + GAP]
    assert drawn[-1].x + drawn[-1].width == 100


def test_somebody_without_a_share_is_not_drawn():
    assert len(slices([SplitPart("王晓雨", "found", Decimal(0)), SplitPart("李娜", "closed", Decimal(1))])) == 1


def test_a_split_is_said_in_words():
    with override("en"):
        said = strip_tags(split_words([SplitPart("王晓雨", "found", Decimal("0.3"), is_you=True), THREE[2]]))
    assert said == "you 30%, Li Na 70%"


@pytest.mark.parametrize(
    ("left", "tone", "words"),
    [
        pytest.param(112, "clock", "1.9 h left", id="plenty"),
        pytest.param(60, "clock", "1 h left", id="an hour"),
        pytest.param(59, "clock clock--due", "59 min left", id="under an hour"),
        pytest.param(9, "clock clock--late", "9 min left", id="under ten minutes"),
        pytest.param(0, "clock clock--late", "time is up", id="none"),
        pytest.param(-8, "clock clock--late", "waiting 8 min too long", id="past"),
    ],
)
def test_a_clock_says_how_much_time_is_left(left, tone, words):
    with override("en"):
        clock = drawing.clock(left, of=120)
    assert f'class="{tone}"' in clock
    assert strip_tags(clock) == words


def test_a_spark_breaks_where_nothing_is_known():
    path = re.search(r' d="([^"]*)"', drawing.spark([1, 2, None, 3], "Trend"))
    assert path is not None
    assert path[1].count("M") == 2
    assert drawing.spark([None], "Trend") == ""
    assert "<title>Trend</title>" in drawing.spark([5], "Trend")
