from datetime import date

import pytest
from django.utils.html import strip_tags
from django.utils.translation import override

from leads.models import FollowUp
from leads.stages import Stage
from organisation.ui import marks, people
from referrals.models import Referral

MONDAY = date(2026, 10, 12)


@pytest.mark.parametrize(
    ("on", "is_open", "tone", "words"),
    [
        pytest.param(date(2026, 10, 10), True, "mark--late", "2 days overdue", id="overdue"),
        pytest.param(date(2026, 10, 11), True, "mark--late", "1 day overdue", id="since yesterday"),
        pytest.param(MONDAY, True, "mark--due", "Today", id="today"),
        pytest.param(date(2026, 10, 13), True, "mark", "Tomorrow", id="planned"),
        pytest.param(None, True, "mark--late", "No next action", id="none"),
        pytest.param(None, False, "mark", "Closed, none", id="closed"),
    ],
)
def test_a_next_action_has_a_shape_and_a_word(on, is_open, tone, words):
    with override("en"):
        mark = marks.due_mark(on, today=MONDAY, is_open=is_open)
    assert tone in mark
    assert "<svg" in mark
    assert strip_tags(mark) == words


@pytest.mark.parametrize(
    ("kind", "states"),
    [
        pytest.param("lead", Stage.values, id="stages of a lead"),
        pytest.param("referral", Referral.State.values, id="states of a referral"),
        pytest.param("outcome", FollowUp.Outcome.values, id="outcomes of a contact"),
    ],
)
def test_every_state_there_is_has_its_mark(kind, states):
    assert set(marks.LOOKS[kind]) == set(states)
    for state in states:
        assert "<svg" in marks.state_mark(kind, state)


def test_a_mark_may_say_it_in_other_words():
    assert strip_tags(marks.state_mark("sale", "confirmed", "3月 成交")) == "3月 成交"


def test_what_is_said_in_a_mark_is_escaped():
    assert "<b>" not in marks.mark("<b>", tone="late", icon_name="check")


def test_stars_are_read_aloud_as_one_thing():
    with override("en"):
        stars = marks.stars(4)
        assert 'aria-label="4 stars of 5"' in stars
        assert (stars.count("is-on"), stars.count("<svg")) == (4, 5)
        assert marks.stars(None) == ""


def test_staff_are_written_in_the_readers_script():
    with override("zh-hans"):
        assert people.staff_name("王晓雨") == "王晓雨"
        assert ">晓雨<" in people.initial("王晓雨", "finder")
    with override("en"):
        assert people.staff_name("王晓雨") == "Wang Xiaoyu"
        assert ">WX<" in people.initial("王晓雨", "finder")
    assert people.staff_name(None) == ""


def test_customers_keep_their_name_and_say_that_it_is_chinese():
    with override("en"):
        assert people.written("张伟") == '<span lang="zh-CN">张伟</span>'
        assert people.written("Anna Li") == "Anna Li"
    with override("zh-hans"):
        assert people.written("张伟") == "张伟"
    with override("en"):
        assert people.written("<b>张") == '<span lang="zh-CN">&lt;b&gt;张</span>'
