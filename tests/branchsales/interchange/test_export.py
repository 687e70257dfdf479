"""What goes out comes in again: the same bank gives the same bytes; phones only for the operator, recorded."""

import csv
import io
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from branchsales.interchange import import_bundle
from branchsales.interchange.export import Selection, export_bundle
from branchsales.interchange.export.sources import SOURCES
from branchsales.interchange.tables import TABLES
from branchsales.workspace.capture.acts import take_back
from leads.services import capture_lead, record_follow_up, review_follow_up, supersede_follow_up
from organisation.models import AccessRecord, Branch
from performance.rollup import check, drain
from referrals.models import SalesCredit
from referrals.services import accept_referral, approve_reversal, ask_reversal, record_sale, refer_lead
from tests.branchsales.interchange.bank import bank, said, write
from tests.factories import NOW, TODAY, create_customer, create_lead, create_product, create_referral
from tests.shared_data import shared

pytestmark = pytest.mark.django_db
WHOLE = Selection(with_personal_data=True)


def empty_the_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE organisation_branch, organisation_staff, leads_product CASCADE")
        cursor.execute("TRUNCATE performance_dirty, performance_dailyfigure, performance_periodtotal")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text(encoding="utf-8"))))


def there_and_back(tmp_path: Path) -> dict[str, bytes]:
    """Export, import into an empty database, export: both exports are the same, and so are the readings."""
    export_bundle(tmp_path / "first", WHOLE)
    first = contents(tmp_path / "first")
    empty_the_database()
    assert said(import_bundle(tmp_path / "first")) == []
    export_bundle(tmp_path / "second", WHOLE)
    assert contents(tmp_path / "second") == first
    return first


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_has_a_source(table):
    assert set(SOURCES[table.name].columns) == set(table.names)


def test_a_bundle_comes_back_byte_for_byte(tmp_path):
    import_bundle(write(tmp_path / "given", bank()))
    there_and_back(tmp_path)
    drain()
    assert check().wrong == 0


def test_importing_what_was_exported_changes_nothing(tmp_path):
    import_bundle(write(tmp_path / "given", bank()))
    export_bundle(tmp_path / "out", WHOLE)
    report = import_bundle(tmp_path / "out")
    assert all(counts.created == counts.updated == counts.rejected == 0 for counts in report.files.values())


def test_rows_are_sorted_by_key_in_code_point_order(tmp_path):
    files = bank()
    files["products"] = [{**files["products"][0], "code": code} for code in ("b", "B", "a", "Z", "中", "F1", "D1")]
    import_bundle(write(tmp_path / "given", files))
    export_bundle(tmp_path / "out", WHOLE)
    assert [row["code"] for row in rows(tmp_path / "out", "products")] == ["B", "D1", "F1", "Z", "a", "b", "中"]


def test_a_zip_holds_the_same_and_carries_no_time(tmp_path):
    import_bundle(write(tmp_path / "given", bank()))
    export_bundle(tmp_path / "out", WHOLE)
    export_bundle(tmp_path / "a.zip", WHOLE)
    export_bundle(tmp_path / "b.zip", WHOLE)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == contents(tmp_path / "out")


def test_phones_stay_inside_unless_asked_for(tmp_path):
    import_bundle(write(tmp_path / "given", bank()))
    export_bundle(tmp_path / "out", Selection())
    assert "phone" not in rows(tmp_path / "out", "customers")[0]
    assert b"13912345678" not in b"".join(contents(tmp_path / "out").values())


def test_what_is_born_in_the_product_survives(cast, tmp_path):
    fund = create_product(category="fund")
    lead = capture_lead(
        customer=create_customer(branch=cast.zsr, phone="13800138000"),
        category="fund",
        potential="A",
        channel="counter",
        note='says "maybe",\nthen more',
        now=NOW,
        by=cast.wang,
    )
    referral = refer_lead(lead=lead, receiver=cast.lina, reason="best for funds", now=NOW, by=cast.wang)
    accept_referral(referral=referral, now=NOW + timedelta(minutes=20), by=cast.lina)
    contact = {
        "method": "phone",
        "reached": True,
        "outcome": "interested",
        "next_action": "call",
        "next_action_on": TODAY + timedelta(days=1),
        "by": cast.lina,
    }
    at = NOW + timedelta(minutes=40, microseconds=5)
    record = record_follow_up(lead=lead, note="", contacted_at=at, now=at, **contact)
    later = at + timedelta(minutes=5)
    better = supersede_follow_up(follow_up=record, note="mended", contacted_at=at, now=later, **contact)
    review_follow_up(follow_up=better, rating=4, comment="good", now=later, by=cast.head)
    sold = later + timedelta(minutes=10)
    sale = record_sale(lead=lead, product=fund, amount=Decimal("100000.01"), sold_on=TODAY, now=sold, by=cast.lina)
    ask_reversal(sale=sale, reason="wrong amount", now=sold + timedelta(hours=1), by=cast.lina)
    approve_reversal(sale=sale, now=sold + timedelta(hours=2), by=cast.head)
    drain()
    credit = list(SalesCredit.objects.order_by("sale__number", "part", "amount").values_list("part", "share", "amount"))

    first = there_and_back(tmp_path)

    assert first["sales.csv"].count(b"\n") == 2
    again = SalesCredit.objects.order_by("sale__number", "part", "amount").values_list("part", "share", "amount")
    assert list(again) == credit
    drain()
    assert check().wrong == 0


def test_a_unit_alone_comes_with_what_hangs_on_its_leads(tmp_path):
    import_bundle(write(tmp_path / "given", bank()))
    export_bundle(tmp_path / "all", Selection(unit=Branch.objects.get(code="B1")))
    export_bundle(tmp_path / "none", Selection(unit=Branch.objects.get(code="B2")))
    assert {row["lead_no"] for row in rows(tmp_path / "all", "leads")} >= {"L1", "L2"}
    assert rows(tmp_path / "none", "leads") == rows(tmp_path / "none", "customers") == []
    assert len(rows(tmp_path / "none", "staff")) == len(bank()["staff"])


def test_since_a_day_means_that_something_happened_since(tmp_path):
    import_bundle(write(tmp_path / "given", bank()))
    export_bundle(tmp_path / "late", Selection(since=date(2026, 3, 5)))
    export_bundle(tmp_path / "later", Selection(since=date(2099, 1, 1)))
    assert "L1" in {row["lead_no"] for row in rows(tmp_path / "late", "leads")}  # sold that day
    assert rows(tmp_path / "later", "leads") == rows(tmp_path / "later", "sales") == []


def export(*arguments: str) -> tuple[str, int]:
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("export_history", *arguments, stdout=out, stderr=err)
    except CommandError as error:
        return str(error), error.returncode
    return out.getvalue(), 0


def test_the_command_records_who_took_phones_out(cast, tmp_path):
    assert export(str(tmp_path / "masked"))[1] == 0
    assert not AccessRecord.objects.filter(kind="export").exists()
    assert export(str(tmp_path / "whole"), "--with-personal-data", "--json")[1] == 0
    assert "operator" in AccessRecord.objects.get(kind="export").reason


def test_the_command_overwrites_nothing(cast, tmp_path):
    (tmp_path / "there.csv").write_text("mine")
    assert export(str(tmp_path)) == (f"{tmp_path} exists already. Name a new folder or file.", 2)


def test_an_unknown_unit_is_said(cast, tmp_path):
    assert export(str(tmp_path / "out"), "--branch", "NOWHERE") == ("There is no unit with the code NOWHERE.", 1)


@pytest.mark.slow
@pytest.mark.timeout(900)  # two imports of 180,000 rows on a busy machine
@pytest.mark.parametrize("name", ["maven-crm", "bank-campaign/history.zip"])
def test_real_histories_come_back_byte_for_byte(name, tmp_path):
    import_bundle(shared(name))
    there_and_back(tmp_path)


def test_what_was_taken_back_stays_here(cast, tmp_path):
    kept, slip = (create_lead(finder=cast.wang, customer=create_customer(branch=cast.zsr)) for _ in range(2))
    create_referral(lead=slip, receiver=cast.lina)
    take_back(lead=slip, now=NOW, by=cast.wang)
    for selection in (Selection(), Selection(unit=cast.zsr)):
        folder = tmp_path / str(selection.is_everything)
        export_bundle(folder, selection)
        assert [row["lead_no"] for row in rows(folder, "leads")] == [kept.number]
        assert rows(folder, "referrals") == []
