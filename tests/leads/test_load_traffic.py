"""The queue machine's file: checked row by row, all of it or nothing, and the same file again changes nothing."""

import io
import json
from datetime import date, timedelta

import pytest
import time_machine
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from leads.errors import CannotLoad
from leads.models import TrafficLog
from leads.services import load_traffic
from leads.traffic_file import TrafficRow, read_traffic
from organisation.errors import NotAllowed
from organisation.models import Staff
from tests.factories import NOW, TODAY, create_traffic
from tests.referrals.pages import text_of

HEAD = "employee_no,day,served\n"


def read(text):
    return read_traffic(text.encode(), is_workbook=False)


def load(by, *rows):
    numbered = [TrafficRow(*row, line) for line, row in enumerate(rows, start=2)]
    loaded = load_traffic(rows=numbered, now=NOW, by=by)
    return {name: [row.employee_no for row in rows] for name, rows in vars(loaded).items()}


def wrong_in(by, *rows):
    with pytest.raises(CannotLoad) as refusal:
        load(by, *rows)
    return [(one.line, one.column, one.message) for one in refusal.value.mistakes]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HEAD + "100101,2026-10-12,86\n", id="plain"),
        pytest.param("工号,日期,服务客户数\n100101,2026年10月12日,86\n", id="headed in Chinese"),
        pytest.param("served;day;employee_no;window\n86;2026/10/12;100101;3\n", id="other order, one column more"),
    ],
)
def test_files_as_machines_and_people_write_them(text):
    reading = read(text)
    assert (reading.rows, reading.mistakes) == ([TrafficRow("100101", TODAY, 86, 2)], [])


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (",2026-10-12,86", "employee_no"),
        (f"{'1' * 21},2026-10-12,86", "employee_no"),
        ("100101,2026-13-01,86", "day"),
        ("100101,2026-10-12,", "served"),
        ("100101,2026-10-12,-1", "served"),
        ("100101,2026-10-12,8.5", "served"),
        ("100101,2026-10-12,5001", "served"),
        ("100101,2026-10-12,八十", "served"),
        (f"100101,2026-10-12,{'9' * 5000}", "served"),
    ],
)
def test_what_is_wrong_is_said_with_line_and_column(line, column):
    reading = read(HEAD + line + "\n")
    assert [(one.line, one.column) for one in reading.mistakes] == [(2, column)]
    assert reading.rows == []


def test_the_head_loads_the_day_and_the_same_file_again_changes_nothing(cast):
    rows = [("100101", TODAY, 86), ("100102", TODAY, 0)]
    assert load(cast.head, *rows)["created"] == ["100101", "100102"]
    log = TrafficLog.objects.get(staff=cast.wang)
    assert (log.served, log.served_source, log.branch) == (86, "queue", cast.zsr)
    assert TrafficLog.objects.get(staff=cast.chen).served == 0
    again = load(cast.head, *rows)
    assert again == {"created": [], "updated": [], "unchanged": ["100101", "100102"], "kept": []}
    assert load(cast.head, ("100101", TODAY, 87))["updated"] == ["100101"]


def test_the_same_line_twice_is_taken_once(cast):
    assert load(cast.head, ("100101", TODAY, 86), ("100101", TODAY, 86))["created"] == ["100101"]


def test_what_a_person_corrected_with_a_reason_is_kept_and_what_they_only_said_gives_way(cast):
    create_traffic(staff=cast.wang, served=91, source="hand", correction="叫号机停过")
    create_traffic(staff=cast.chen, served=50, source="hand", received=2)
    told = load(cast.head, ("100101", TODAY, 86), ("100102", TODAY, 55))
    assert (told["kept"], told["updated"]) == (["100101"], ["100102"])
    assert TrafficLog.objects.get(staff=cast.wang).served == 91
    log = TrafficLog.objects.get(staff=cast.chen)
    assert (log.served, log.served_source, log.received) == (55, "queue", 2)


def test_nothing_is_half_saved_and_every_mistake_is_said(cast):
    mistakes = wrong_in(
        cast.head,
        ("100101", TODAY, 86),
        ("999999", TODAY, 1),
        ("100102", TODAY + timedelta(days=1), 1),
        ("100201", TODAY, 1),
        ("100102", date(2025, 12, 31), 1),
        ("100101", TODAY, 87),
    )
    assert [(line, column) for line, column, _ in mistakes] == [
        (3, "employee_no"), (4, "day"), (5, "employee_no"), (6, "employee_no"), (7, "served"),
    ]  # fmt: skip
    assert "did not work in your branch" in mistakes[2][2]
    assert not TrafficLog.objects.exists()


def test_the_branch_is_that_of_the_day_not_of_today(cast):
    before = TODAY - timedelta(days=7)
    cast.wang.postings.update(ends_on=TODAY - timedelta(days=1))
    cast.wang.postings.create(branch=cast.rml, role="teller", starts_on=TODAY)
    load(cast.head, ("100101", before, 70))
    assert TrafficLog.objects.get(day=before).branch == cast.zsr
    assert wrong_in(cast.head, ("100101", TODAY, 70))
    assert load(cast.rml_head, ("100101", TODAY, 70))["created"] == ["100101"]


def test_an_administrator_and_the_operator_load_every_branch(cast):
    rows = [("100101", TODAY, 86), ("100301", TODAY, 40)]
    assert load(cast.administrator, *rows)["created"] == ["100101", "100301"]
    assert load(None, *rows)["unchanged"] == ["100101", "100301"]


@pytest.mark.parametrize("who", ["wang", "zhou", "lina", "supervisor", "auditor"])
def test_nobody_else_loads_it(cast, who):
    with pytest.raises(NotAllowed):
        load(getattr(cast, who), ("100101", TODAY, 86))


def test_a_month_of_a_branch_is_few_queries(cast, django_assert_max_num_queries):
    rows = [(number, TODAY - timedelta(days=back), 60) for back in range(30) for number in ("100101", "100102")]
    with django_assert_max_num_queries(10):
        assert len(load(cast.head, *rows)["created"]) == 60


@pytest.fixture
def page(client, cast):
    Staff.objects.update(language="en")
    cast.head.refresh_from_db()
    client.force_login(cast.head)
    with time_machine.travel(NOW, tick=False):
        yield lambda content, name="queue.csv": client.post("/traffic/", {"file": SimpleUploadedFile(name, content)})


def test_the_page_tells_what_came_of_the_file(page, cast):
    create_traffic(staff=cast.chen, served=50, source="hand", correction="漏了两位")
    answer = page(f"{HEAD}100101,2026-10-12,86\n100102,2026-10-12,48\n".encode())
    words = text_of(answer)
    assert answer.status_code == 200
    assert "Days new 1 Days changed 0 Days as before 0 Kept as corrected 1" in words
    assert "100102 Today · the file says 48" in words


def test_the_page_lists_mistakes_and_loads_nothing(page):
    answer = page(f"{HEAD}100101,2026-10-12,86\n999999,2026-10-12,x\n".encode())
    assert answer.status_code == 422
    assert "Nothing was loaded." in text_of(answer)
    assert "3 served x not a number of customers" in text_of(answer)
    answer = page(f"{HEAD}100101,2026-10-12,86\n999999,2026-10-12,4\n".encode())
    assert answer.status_code == 422
    assert "nobody has this employee number" in text_of(answer)
    assert not TrafficLog.objects.exists()


def test_a_workbook_is_loaded_too(page):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["工号", "日期", "服务客户数"])
        sheet.write_row(1, 0, [100101, "2026-10-12", 86])
    assert "Days new 1" in text_of(page(file.getvalue(), "叫号机.xlsx"))


def test_the_command_loads_and_tells(cast, tmp_path, capsys):
    path = tmp_path / "queue.csv"
    path.write_text(f"{HEAD}100101,2026-10-12,86\n")
    with time_machine.travel(NOW, tick=False):
        call_command("load_traffic", str(path), "--json")
        assert json.loads(capsys.readouterr().out) == {
            "created": 1, "updated": 0, "unchanged": 0, "kept": 0, "errors": [],
        }  # fmt: skip
        path.write_text(f"{HEAD}100101,2026-10-13,86\n")
        with pytest.raises(CommandError) as end:
            call_command("load_traffic", str(path))
    assert end.value.returncode == 1
    assert 'queue.csv line 2, day "2026-10-13": in the future' in capsys.readouterr().err


def test_the_command_without_its_file_ends_with_2(db, tmp_path):
    with pytest.raises(CommandError) as end:
        call_command("load_traffic", str(tmp_path / "none.csv"))
    assert end.value.returncode == 2
