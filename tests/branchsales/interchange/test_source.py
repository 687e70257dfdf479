"""Where a bundle comes from, and what is refused as a whole: encodings, separators, bombs, ways out of the folder."""

import codecs
import csv
import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter

from branchsales.interchange import import_bundle
from leads.models import Customer, Lead
from tests.branchsales.interchange.bank import BANK, bank, imported, said, warned, write

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).parents[2] / "data" / "history"


def text_of(table: str) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, list(BANK[table][0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(BANK[table])
    return written.getvalue()


def zipped(path: Path, entries: dict[str, bytes]) -> Path:
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return path


def whole(prefix: str = "") -> dict[str, bytes]:
    return {f"{prefix}{table}.csv": text_of(table).encode() for table, rows in BANK.items() if rows}


@pytest.mark.parametrize("sample", ["folder", "bundle.zip", "bundle.xlsx", "gb18030"])
def test_the_samples_of_every_kind_hold_the_same_bank(sample):
    report = import_bundle(SAMPLES / sample)

    assert said(report) == []
    assert Lead.objects.count() == 3
    assert Customer.objects.get(number="C1").name == "赵敏"


@pytest.mark.parametrize("prefix", ["", "history/"])
def test_a_zip_is_read_with_or_without_a_folder_in_it(tmp_path, prefix):
    report = import_bundle(
        zipped(tmp_path / "b.zip", {**whole(prefix), "__MACOSX/._leads.csv": b"\0", ".DS_Store": b"\0"})
    )

    assert said(report) == []
    assert warned(report) == []
    assert Lead.objects.count() == 3


def test_one_file_alone_is_a_bundle(tmp_path):
    imported(tmp_path, bank())

    assert import_bundle(tmp_path / "leads.csv").files["leads"].unchanged == 3


@pytest.mark.parametrize(
    "encoded",
    [
        pytest.param(lambda text: text.encode(), id="UTF-8"),
        pytest.param(lambda text: codecs.BOM_UTF8 + text.encode(), id="UTF-8 with BOM"),
        pytest.param(lambda text: text.encode("gb18030"), id="GB18030"),
        pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="CRLF"),
    ],
)
def test_encodings_are_detected(tmp_path, encoded):
    write(tmp_path, bank())
    (tmp_path / "customers.csv").write_bytes(encoded(text_of("customers")))

    report = import_bundle(tmp_path)

    assert said(report) == []
    assert Customer.objects.get(number="C1").name == "赵敏"


def test_columns_come_in_any_order_and_unknown_ones_are_reported(tmp_path):
    files = bank()
    files["products"] = [{"colour": "red", **dict(reversed(row.items()))} for row in files["products"]]

    report = imported(tmp_path, files)

    assert said(report) == []
    assert warned(report) == ['products.csv line 1, colour "colour": not a column of this file (it is left out)']


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "products.csv: the file is empty (write the header row, or leave the file out)", id="empty"),
        pytest.param(b"code;name;category\nF1;Fund;fund\n", "line 1: the columns are separated by semicolons", id=";"),
        pytest.param(b"code\tname\tcategory\n", "separated by tabs", id="tabs"),
        pytest.param(b"code,name\nF1,Fund\n", 'products.csv line 1, category "": the column is missing (add it)',
                     id="column missing"),
        pytest.param(b"code,name,category,name\n", 'line 1, name "name": the column is there twice', id="twice"),
        pytest.param(b"code,name,category\nF1,Fund\n",
                     "products.csv line 2: 2 values under 3 columns (put values that hold a comma in quotation marks)",
                     id="short row"),
        pytest.param(b"code,name,category\nF1,Fund, one,fund\n", "line 2: 4 values under 3 columns", id="long row"),
        pytest.param(b'code,name,category\nF1,"Fund,fund\nF2,Two,fund\n', "line 2: the quotation marks do not match",
                     id="open quote"),
        pytest.param(b"code,name,category\nF1,ok,fund\nF2," + b"x" * (10 << 20) + b",fund\n",
                     "products.csv line 3: the line is longer than 1 MB", id="10 MB line"),
        pytest.param(b"code,name,category\nF1,ok,fund\nF2,\xff\xff,fund\n",
                     "products.csv line 3: neither UTF-8 nor GB18030 (save it as UTF-8)", id="no encoding"),
        pytest.param("code,name,category\n".encode("utf-16"), "line 1: neither UTF-8 nor GB18030", id="UTF-16"),
        pytest.param(b"code,name,category\nF\x00,ok,fund\n", 'line 2, code "F": holds a character', id="NUL"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_why(tmp_path, content, message):
    write(tmp_path, bank())
    (tmp_path / "products.csv").write_bytes(content)

    report = import_bundle(tmp_path)

    assert any(message in error for error in said(report)), said(report)
    assert not report.saved
    assert not Lead.objects.exists()


def test_a_line_is_counted_as_an_editor_counts(tmp_path):
    files = bank()
    files["leads"][0]["note"] = "two\nlines"
    files["leads"][1]["potential"] = "Z"

    (error,) = said(imported(tmp_path, files))

    assert error.startswith("leads.csv line 4, potential")


@pytest.mark.parametrize(
    "name", ["../leads.csv", "/etc/leads.csv", "a/../../leads.csv", "..\\leads.csv", "C:\\leads.csv"]
)
def test_a_zip_that_leads_outside_itself_is_refused(tmp_path, name):
    report = import_bundle(zipped(tmp_path / "b.zip", {**whole(), name: b"x"}))

    assert said(report) == [
        "b.zip: the .zip file names a file outside itself (make it again from the folder of the bundle)"
    ]
    assert not Lead.objects.exists()


def test_a_zip_bomb_is_refused_unread(tmp_path):
    report = import_bundle(zipped(tmp_path / "b.zip", {"leads.csv": b"0" * (50 << 20)}))

    (error,) = said(report)
    assert error.startswith("b.zip: the .zip file would unpack to far more than a history bundle")


def test_a_zip_with_the_same_file_twice_is_refused(tmp_path):
    report = import_bundle(zipped(tmp_path / "b.zip", {**whole(), **whole("copy/")}))

    assert "leads.csv: the file is in it twice (keep one of them)" in said(report)
    assert not report.saved


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        pytest.param("b.zip", b"no zip", "b.zip: not a .zip file, or a damaged one (make it again)", id="zip"),
        pytest.param("b.xlsx", b"no book", "b.xlsx: not an .xlsx file that can be read", id="workbook"),
        pytest.param("b.txt", b"text", "b.txt: there is nothing to import", id="another file"),
    ],
)
def test_what_is_no_bundle_is_refused(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)

    (error,) = said(import_bundle(tmp_path / name))

    assert error.startswith(message)


def test_an_empty_folder_is_refused(tmp_path):
    (error,) = said(import_bundle(tmp_path))

    assert "no file of a history bundle is in it" in error


def test_files_of_later_capabilities_are_said_to_be_left_out(tmp_path):
    write(tmp_path, bank())
    for name in ("targets", "readme"):
        (tmp_path / f"{name}.csv").write_text("a,b\n1,2\n")

    report = import_bundle(tmp_path)

    assert report.saved
    assert warned(report) == [
        "readme.csv: not a file of a history bundle (it is left out)",
        "targets.csv: this file is not imported yet (it is left out)",
    ]


def test_a_workbook_with_typed_cells_is_read_as_its_texts(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "b.xlsx", {"default_date_format": "yyyy-mm-dd"}) as book:
        for table, rows in bank().items():
            if rows:
                sheet = book.add_worksheet(table)
                sheet.write_row(0, 0, list(rows[0]))
                for place, row in enumerate(rows, start=1):
                    for column, value in enumerate(row.values()):
                        if value in ("true", "false"):
                            sheet.write_boolean(place, column, value == "true")
                        elif value.replace(".", "").isdigit():
                            sheet.write_number(place, column, float(value))
                        else:
                            sheet.write_string(place, column, value)

    report = import_bundle(tmp_path / "b.xlsx")

    assert said(report) == []
    assert Customer.objects.get(number="C1").phone_last4 == "5678"
    assert Lead.objects.count() == 3
