"""The way through the organisation: units one may see are links that keep the kind of page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from branchsales.workspace.crumbs import trail_for
from tests.factories import TODAY, create_branch


def trail(staff, path="/branch/", **asked):
    return trail_for(staff, day=TODAY, path=path, asked=asked)


def names(steps):
    return [step.name for step in steps]


def test_a_supervisor_steps_from_branch_to_branch_and_up(cast):
    found = trail(cast.supervisor, unit="ZSR", day="2026-10-09")
    assert [(one.unit.name, bool(one.unit.url)) for one in found.crumbs] == [
        ("江海银行", False),
        ("城东支行", True),
        ("中山路网点", True),
    ]
    assert found.crumbs[1].unit.url == "/compare/?scope=EAST"
    assert [step.url for step in found.crumbs[2].beside] == [
        "/branch/?unit=ZSR&day=2026-10-09",
        "/branch/?unit=RML&day=2026-10-09",
    ]
    assert found.crumbs[1].beside == []  # 城西支行 is not hers


def test_below_the_unit_compared_are_its_branches(cast):
    assert names(trail(cast.supervisor, path="/compare/").below) == ["中山路网点", "人民路网点"]


def test_boards_stay_boards_with_what_was_chosen(cast):
    found = trail(cast.head, path="/boards/", scope="ZSR", metric="credit", period="month")
    assert found.crumbs[2].unit.url == "/boards/?scope=ZSR&period=month&metric=credit"
    assert found.crumbs[0].unit.url


def test_a_head_has_nowhere_to_go_but_the_own_branch(cast):
    found = trail(cast.head)
    assert [(bool(one.unit.url), one.beside) for one in found.crumbs] == [(False, []), (False, []), (True, [])]


@pytest.mark.parametrize("code", ["WHL", "NOWHERE", "\0"])
def test_a_unit_out_of_sight_leaves_the_own_one(cast, code):
    assert names([one.unit for one in trail(cast.supervisor, unit=code).crumbs]) == ["江海银行", "城东支行"]


def test_units_grow_queries_do_not(cast):
    def count():
        with CaptureQueriesContext(connection) as queries:
            trail(cast.supervisor, path="/compare/")
        return len(queries)

    count()
    few = count()
    for _ in range(5):
        create_branch(parent=cast.east)
    assert count() == few
