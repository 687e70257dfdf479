"""Traffic of a history: in, out, in again; what is changed in the file is taken over, and nothing impossible is."""

from datetime import date

import pytest

from branchsales.interchange import import_bundle
from branchsales.interchange.export import Selection, export_bundle
from leads.models import TrafficLog
from organisation.models import Branch
from performance.models import DailyFigure
from performance.rollup import check
from tests.branchsales.interchange.bank import bank, imported, said
from tests.branchsales.interchange.test_export import contents, empty_the_database, rows

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


def row(staff="T1", day="2026-03-02", served="", received="", diverted="", identified="", **more):
    counts = {"served": served, "received": received, "diverted": diverted, "identified": identified}
    return {"staff_no": staff, "day": day, **counts, **more}


def with_traffic(*traffic):
    return {**bank(), "traffic": list(traffic)}


BOTH = (row(served="86"), row("L1", received="90", diverted="25", identified="7"))


def test_it_is_read_into_the_branch_of_the_day_and_rolled_up(tmp_path):
    report = imported(tmp_path / "in", with_traffic(*BOTH))
    assert said(report) == []
    assert report.files["traffic"].created == 2
    log = TrafficLog.objects.get(staff__employee_no="T1")
    assert (log.served, log.served_source, log.received, log.branch.code) == (86, "queue", 0, "B1")
    assert DailyFigure.objects.get(staff__employee_no="T1", day=DAY).customers_served == 86
    assert DailyFigure.objects.get(staff__employee_no="L1", day=DAY).customers_received == 90
    assert check().wrong == 0


def test_the_same_again_changes_nothing_and_another_number_is_taken_over(tmp_path):
    imported(tmp_path / "in", with_traffic(*BOTH))
    again = imported(tmp_path / "again", with_traffic(*BOTH)).files["traffic"]
    assert (again.created, again.updated, again.unchanged) == (0, 0, 2)
    report = imported(tmp_path / "other", {"traffic": [row(served="91"), row("H1", served="3", branch_code="B2")]})
    assert said(report) == []
    assert (report.files["traffic"].created, report.files["traffic"].updated) == (1, 1)
    assert TrafficLog.objects.get(staff__employee_no="H1").branch.code == "B2"
    assert check().wrong == 0


def test_what_was_corrected_here_keeps_its_reason_as_long_as_its_number(tmp_path):
    imported(tmp_path / "in", with_traffic(*BOTH))
    TrafficLog.objects.filter(served=86).update(served=88, served_source="hand", correction="漏了两位")
    same = imported(tmp_path / "same", {"traffic": [row(served="88", received="1")]})
    assert same.files["traffic"].updated == 1
    log = TrafficLog.objects.get(staff__employee_no="T1")
    assert (log.served_source, log.correction, log.received) == ("hand", "漏了两位", 1)
    imported(tmp_path / "other", {"traffic": [row(served="90")]})
    log.refresh_from_db()
    assert (log.served, log.served_source, log.correction) == (90, "queue", "")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (row(served="-1"), 'served "-1": not a number of customers (use 0 to 5000)'),
        (row(served="5001"), 'served "5001": not a number of customers'),
        (row(received="8.5"), 'received "8.5": not a number of customers'),
        (row("X9", served="1"), 'staff_no "X9": there is no such person'),
        (row(day="2026-02-30", served="1"), 'day "2026-02-30": not a date'),
    ],
    ids=["below nought", "too many", "half a customer", "nobody", "no day"],
)
def test_what_cannot_be_is_said_and_nothing_is_saved(tmp_path, wrong, message):
    report = imported(tmp_path / "in", with_traffic(wrong))
    assert len(said(report)) == 1
    assert message in said(report)[0]
    assert not TrafficLog.objects.exists()


def test_a_day_without_a_posting_is_odd_but_possible(tmp_path):
    report = imported(tmp_path / "in", with_traffic(row(day="2024-12-30", served="5")))
    assert said(report) == []
    assert any("traffic.csv" in str(warning) or "T1" in str(warning) for warning in report.warnings)
    assert TrafficLog.objects.get().branch.code == "B1"


def test_out_and_in_again_it_is_the_same_byte_for_byte(tmp_path):
    imported(tmp_path / "in", with_traffic(*BOTH, row("T1", "2026-03-03", served="0")))
    whole = Selection(with_personal_data=True)
    export_bundle(tmp_path / "first", whole)
    empty_the_database()
    first = contents(tmp_path / "first")
    assert b"T1,2026-03-03,0,0,0,0,B1" in first["traffic.csv"]
    assert said(import_bundle(tmp_path / "first")) == []
    export_bundle(tmp_path / "second", whole)
    assert contents(tmp_path / "second") == first


def test_a_unit_or_a_time_alone_comes_with_its_own_traffic(tmp_path):
    imported(tmp_path / "in", with_traffic(*BOTH, row("W2", "2026-03-05", served="4")))
    export_bundle(tmp_path / "unit", Selection(unit=Branch.objects.get(code="B2")))
    assert [one["staff_no"] for one in rows(tmp_path / "unit", "traffic")] == ["W2"]
    export_bundle(tmp_path / "since", Selection(since=date(2026, 3, 5)))
    assert [one["day"] for one in rows(tmp_path / "since", "traffic")] == ["2026-03-05"]
