"""Daily plans come and go with the bundle, and follow the file."""

from datetime import date

import pytest

from branchsales.interchange import import_bundle
from branchsales.interchange.export import Selection, export_bundle
from leads.models import DailyPlan, PlanItem
from performance.models import DailyFigure
from tests.branchsales.interchange.bank import bank, write

pytestmark = pytest.mark.django_db

ITEM = {"staff_no": "W1", "day": "2026-03-04", "lead_no": "L1", "state": "done"}


def imported(folder, *rows, **more):
    files = bank() | {"plan_items": [{**ITEM, **row} for row in rows]}
    write(folder, files)
    return import_bundle(folder, **more)


def said(report):
    return [(one.column, str(one.message)) for one in report.errors]


def test_the_least_of_a_plan_is_enough(tmp_path):
    report = imported(tmp_path, {}, {"lead_no": "L2", "state": "missed"})
    assert report.saved, said(report)
    assert report.files["plan_items"].created == 2
    plan = DailyPlan.objects.get()
    assert (plan.staff.employee_no, plan.branch.code, plan.day) == ("W1", "B1", date(2026, 3, 4))
    assert (plan.committed_at, plan.closed_at) == (None, None)
    assert [(item.lead.number, item.state, item.position) for item in plan.items.in_order()] == [
        ("L1", "done", 1), ("L2", "missed", 2),
    ]  # fmt: skip
    figure = DailyFigure.objects.get(staff=plan.staff, day=plan.day)
    assert (figure.planned, figure.planned_done) == (2, 1)


def test_again_changes_nothing_and_another_state_is_taken_over(tmp_path):
    imported(tmp_path, {"state": "planned"})
    again = imported(tmp_path, {"state": "planned"}).files["plan_items"]
    assert (again.created, again.updated, again.unchanged) == (0, 0, 1)
    changed = imported(tmp_path, {"state": "carried"}).files["plan_items"]
    assert (changed.created, changed.updated) == (0, 1)
    assert PlanItem.objects.get().carried_to == date(2026, 3, 5), "the next day if no other is given"


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ({"day": "2026-03-01"}, "day", "planned before the lead was captured"),
        ({"state": "carried", "carried_to": "2026-03-04"}, "carried_to", "not after the plan's"),
        ({"state": "dropped"}, "drop_reason", "dropped without a reason"),
        ({"state": "forgotten"}, "state", ""),
        ({"lead_no": "L99"}, "lead_no", ""),
        ({"staff_no": "X9"}, "staff_no", ""),
    ],
)
def test_what_cannot_be_is_refused_at_its_column(tmp_path, row, column, words):
    report = imported(tmp_path, row)
    assert not report.saved
    ((place, message),) = said(report)
    assert place == column
    assert words in message
    assert not PlanItem.objects.exists()


def test_what_was_exported_comes_back_byte_for_byte(tmp_path):
    rows = (
        {"kind": "call", "reason": "overdue", "position": "2", "done_at": "2026-03-04T10:00+08:00",
         "committed_at": "2026-03-04T08:41+08:00", "closed_at": "2026-03-04T17:50+08:00", "carried_to": "",
         "drop_reason": ""},
        {"lead_no": "L2", "state": "dropped", "kind": "meet", "reason": "added", "position": "1", "done_at": "",
         "committed_at": "2026-03-04T08:41+08:00", "closed_at": "2026-03-04T17:50+08:00", "carried_to": "",
         "drop_reason": "客户出差"},
    )  # fmt: skip
    assert imported(tmp_path / "in", *rows).saved
    everything = Selection(with_personal_data=True)
    export_bundle(tmp_path / "out", everything)
    text = (tmp_path / "out" / "plan_items.csv").read_text(encoding="utf-8")
    assert "客户出差" in text
    report = import_bundle(tmp_path / "out")
    assert report.saved
    assert report.files["plan_items"].unchanged == 2
    PlanItem.objects.all().delete()
    DailyPlan.objects.all().delete()
    assert import_bundle(tmp_path / "out").files["plan_items"].created == 2
    export_bundle(tmp_path / "again", everything)
    assert (tmp_path / "again" / "plan_items.csv").read_text(encoding="utf-8") == text
