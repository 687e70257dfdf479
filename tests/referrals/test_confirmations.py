"""Reading the core system's file, its page and its command: all of it or nothing, with line, column and mend."""

import io
import json
import zipfile
from datetime import date

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from organisation import table_file as reading_of
from referrals.confirmations import read_confirmations
from referrals.confirming import Confirmation
from tests.factories import create_lead, create_sale
from tests.referrals.pages import text_of

HEAD = "sale_no,confirmed_on,core_reference\n"
DAY = date(2026, 3, 1)
ONE = Confirmation("S-1", DAY, "C-1", 2)


def read(text, encoding="utf-8"):
    return read_confirmations(text.encode(encoding), is_workbook=False)


def workbook(*rows):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        dates = book.add_format({"num_format": "yyyy-mm-dd"})
        for line, row in enumerate(rows):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(line, place, cell, dates)
                else:
                    sheet.write(line, place, cell)
    return file.getvalue()


def mistakes(reading):
    return [(one.line, one.column) for one in reading.mistakes]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HEAD + "S-1,2026-03-01,C-1\n", id="plain"),
        pytest.param("\ufeff" + HEAD + "S-1,2026-03-01,C-1", id="byte order mark, no last line end"),
        pytest.param(HEAD.replace(",", ";") + "S-1;2026-03-01;C-1\r\n", id="semicolons"),
        pytest.param(HEAD.replace(",", "\t") + "S-1\t2026-03-01\tC-1\n", id="tabs"),
        pytest.param("core_reference,Sale_No , confirmed_on\nC-1,S-1,2026-03-01\n", id="columns in any order"),
        pytest.param(HEAD + " S-1 , 2026/03/01 ,C-1\n", id="blanks and slashes"),
        pytest.param("核心流水号,成交编号,核实日期\nC-1,S-1,2026年3月1日\n", id="columns in Chinese"),
    ],
)
def test_files_as_people_and_systems_write_them(text):
    reading = read(text)
    assert (reading.rows, reading.mistakes) == ([ONE], [])


def test_chinese_of_an_older_system_is_read():
    assert read(HEAD + "S-1,2026-03-01,核心一\n", "gb18030").rows[0].core_reference == "核心一"


def test_empty_lines_are_passed_over_and_lines_are_counted_as_in_the_file():
    reading = read(HEAD + '\nS-1,2026-03-01,"two\nlines"\n,,\nS-2,2026-03-01,\n')
    assert [(row.sale_no, row.line) for row in reading.rows] == [("S-1", 3), ("S-2", 6)]


def test_other_columns_are_told():
    assert read("sale_no,confirmed_on,core_reference,teller\nS-1,2026-03-01,C-1,9\n").unknown_columns == ["teller"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (",2026-03-01,C-1", [(2, "sale_no")]),
        ("S-1,2026-13-01,C-1", [(2, "confirmed_on")]),
        ("S-1,,C-1", [(2, "confirmed_on")]),
        ("S-1", [(2, "confirmed_on")]),
        (f"{'S' * 41},2026-03-01,C-1", [(2, "sale_no")]),
        (f"S-1,2026-03-01,{'C' * 81}", [(2, "core_reference")]),
        ("S-1,2026-03-01,C-1,x", [(2, "")]),
        ("S-1,x,\x00", [(2, "core_reference"), (2, "confirmed_on")]),
    ],
)
def test_what_is_wrong_is_said_with_line_and_column(line, found):
    reading = read(HEAD + line + "\n")
    assert mistakes(reading) == found
    assert reading.rows == []


def test_every_mistake_is_said_not_only_the_first():
    assert mistakes(read(HEAD + "S-1,x,\nS-2,2026-03-01,\nS-3,y,\n")) == [(2, "confirmed_on"), (4, "confirmed_on")]


@pytest.mark.parametrize("text", ["", "\n", "sale_no\nS-1\n", "a,b\n", HEAD.replace("core_reference", "sale_no")])
def test_a_header_that_does_not_fit_is_said(text):
    reading = read(text)
    assert reading.mistakes
    assert reading.rows == []


@pytest.mark.parametrize("text", ["", "说明,,\n请看下一张表\n"], ids=["nothing", "another sheet"])
def test_file_without_any_of_the_columns_is_told_once(text, in_english):
    (mistake,) = read(text).mistakes
    assert "must name the columns" in mistake.message
    assert "," not in mistake.message.partition("it says")[2]


@pytest.mark.parametrize(
    ("content", "is_workbook"),
    [(b"\xff\xfe\x00\x81", False), (b'a,"b\n', False), (b"PK nonsense", True), (b"", True)],
    ids=["no text", "open quote", "no workbook", "empty workbook"],
)
def test_what_cannot_be_read_is_said(content, is_workbook):
    reading = read_confirmations(content, is_workbook=is_workbook)
    assert reading.mistakes
    assert reading.rows == []


def test_what_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(reading_of, "LARGEST_FILE", 100)
    assert "larger" in read(HEAD + "S" * 100).mistakes[0].message
    packed = workbook(("sale_no", "confirmed_on", "core_reference"))
    monkeypatch.setattr(reading_of, "LARGEST_FILE", len(packed))
    assert "unpacks" in read_confirmations(packed, is_workbook=True).mistakes[0].message


def test_a_workbook_with_real_dates_and_numbers():
    content = workbook(
        ("sale_no", "confirmed_on", "core_reference"), ("S-1", DAY, 12345), (), ("S-2", "2026-03-01", "")
    )
    reading = read_confirmations(content, is_workbook=True)
    assert reading.mistakes == []
    assert reading.rows == [Confirmation("S-1", DAY, "12345", 2), Confirmation("S-2", DAY, "", 4)]


@pytest.fixture
def sale(cast, now):
    return create_sale(lead=create_lead(finder=cast.lina))


@pytest.fixture
def administrator(client, cast, in_english, at_ten):
    client.force_login(cast.administrator)
    return client


def load(client, content, name="core.csv"):
    return client.post("/confirmations/", {"file": SimpleUploadedFile(name, content)})


def test_the_page_tells_what_was_confirmed_and_what_has_no_sale(administrator, sale):
    content = f"{HEAD}{sale.number},2026-10-12,C-1\nS-NONE,2026-10-12,C-2\n".encode()
    page = load(administrator, content)
    assert page.status_code == 200
    words = text_of(page)
    assert "Confirmed now 1 Confirmed before 0 No sale has this number 1" in words
    assert "S-NONE line 3" in words
    sale.refresh_from_db()
    assert sale.core_reference == "C-1"
    assert "Confirmed now 0 Confirmed before 1" in text_of(load(administrator, content))


def test_the_page_lists_mistakes_and_saves_nothing(administrator, sale):
    page = load(administrator, f"{HEAD}{sale.number},2026-10-12,C-1\nS-2,nonsense,\n".encode())
    assert page.status_code == 422
    words = text_of(page)
    assert "Nothing was confirmed." in words
    assert "3 confirmed_on nonsense not a date" in words
    early = load(administrator, f"{HEAD}{sale.number},2026-10-11,C-1\n".encode())
    assert "before the day of the sale" in text_of(early)
    sale.refresh_from_db()
    assert sale.confirmed_on is None


def test_what_is_not_listed_is_said(administrator):
    lines = "".join(f"S-{n},2026-10-12,\n" for n in range(201))
    assert "S-199 line 201 The first 200 are shown." in text_of(load(administrator, (HEAD + lines).encode()))
    wrong = text_of(load(administrator, (HEAD + lines.replace("2026-10-12", "x")).encode()))
    assert "201 places" in wrong
    assert "The first 200 are shown." in wrong
    assert "are shown" not in text_of(load(administrator, f"{HEAD}S-1,2026-10-12,\n".encode()))


def test_a_workbook_is_loaded_too(administrator, sale):
    content = workbook(("sale_no", "confirmed_on", "core_reference"), (sale.number, date(2026, 10, 12), "C-1"))
    assert "Confirmed now 1" in text_of(load(administrator, content, "核心.xlsx"))


@pytest.mark.parametrize(("content", "name"), [(b"", "core.csv"), (b"x", "core.pdf"), (b"x", "core")])
def test_files_of_another_kind_are_refused(administrator, content, name):
    assert load(administrator, content, name).status_code == 422


def test_file_that_cannot_be_read_at_all_has_no_line(administrator):
    page = load(administrator, b"no workbook", "core.xlsx")
    assert page.status_code == 422
    assert '<th scope="row" class="num">—</th>' in page.content.decode()


@pytest.fixture
def file(tmp_path, sale):
    path = tmp_path / "core.csv"
    path.write_text(f"{HEAD}{sale.number},2026-10-12,C-1\nS-NONE,2026-10-12,\n")
    return path


def test_the_command_confirms_and_tells(file, sale, at_ten, capsys):
    call_command("confirm_sales", str(file), "--json")
    told = capsys.readouterr()
    assert json.loads(told.out) == {
        "matched": [sale.number],
        "known": [],
        "unmatched": [{"line": 3, "sale_no": "S-NONE"}],
        "errors": [],
    }
    assert "core.csv line 3: no sale has the number S-NONE" in told.err


def test_the_command_says_what_is_wrong_and_ends_with_1(file, sale, at_ten, capsys):
    file.write_text(f"{HEAD}{sale.number},2026-10-11,C-1\n")
    with pytest.raises(CommandError) as end:
        call_command("confirm_sales", str(file), "--json")
    told = capsys.readouterr()
    assert end.value.returncode == 1
    assert [one["line"] for one in json.loads(told.out)["errors"]] == [2]
    assert 'core.csv line 2, confirmed_on "2026-10-11":' in told.err
    sale.refresh_from_db()
    assert sale.confirmed_on is None


def test_the_command_without_its_file_ends_with_2(tmp_path, db):
    with pytest.raises(CommandError) as end:
        call_command("confirm_sales", str(tmp_path / "none.csv"))
    assert end.value.returncode == 2


def with_parts(content, **parts):
    """The workbook with other parts in it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.pop(name, None) or old.read(name))
        for name, part in parts.items():
            new.writestr(name, part)
    return packed.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def test_one_cell_at_the_far_end_of_a_sheet_lays_out_no_sheet():
    content = workbook(("sale_no", "confirmed_on", "core_reference"))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        sheet = packed.read(SHEET)
    far = sheet.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
    assert far != sheet
    reading = read_confirmations(with_parts(content, **{SHEET: far}), is_workbook=True)
    assert "unpacks" in reading.mistakes[0].message


def test_a_workbook_that_unpacks_to_much_more_than_it_says_is_refused():
    content = workbook(("sale_no", "confirmed_on", "core_reference"))
    bomb = with_parts(content, **{"xl/media/image1.png": b"\0" * (reading_of.LARGEST_FILE + 1)})
    size = (reading_of.LARGEST_FILE + 1).to_bytes(4, "little")
    assert size in bomb
    assert read_confirmations(bomb, is_workbook=True).mistakes
    assert read_confirmations(bomb.replace(size, (1).to_bytes(4, "little")), is_workbook=True).mistakes


def test_another_kind_of_workbook_is_not_read_as_one():
    content = with_parts(workbook(("sale_no",)), **{"content.xml": b"<office:document-content/>"})
    assert "XLSX" in read_confirmations(content, is_workbook=True).mistakes[0].message


def test_a_file_of_nothing_but_mistakes_is_not_read_to_its_end(monkeypatch):
    monkeypatch.setattr(reading_of, "MOST_MISTAKES", 10)
    assert len(read(HEAD + ",,\n" * 1000 + "x,,\n" * 1000).mistakes) < 15
