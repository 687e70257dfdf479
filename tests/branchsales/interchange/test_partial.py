"""With --partial good rows are kept; bad ones, and what belongs to them, come back with their reason."""

import csv
from pathlib import Path

import pytest

from branchsales.interchange import import_bundle
from leads.models import FollowUp, Lead
from performance.rollup import check
from referrals.models import Referral, Sale
from tests.branchsales.interchange.bank import bank, changed, imported, said

pytestmark = pytest.mark.django_db


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_good_rows_are_kept_and_bad_ones_written_with_the_reason(tmp_path):
    report = imported(tmp_path / "in", changed("follow_ups", "F1", method="fax"), partial=tmp_path / "bad")

    assert report.saved
    assert report.files["follow_ups"].rejected == 1
    assert set(FollowUp.objects.values_list("number", flat=True)) == {"F2", "F3"}
    (bad,) = rows(tmp_path / "bad" / "follow_ups.csv")
    assert (bad["follow_up_no"], bad["method"]) == ("F1", "fax")
    assert bad["reason_not_imported"].startswith("method: not one of the values")
    assert sorted(path.name for path in (tmp_path / "bad").iterdir()) == ["follow_ups.csv"]
    assert check().wrong == 0


def test_what_belongs_to_a_bad_row_is_left_out_with_it(tmp_path):
    report = imported(tmp_path / "in", changed("leads", "L1", channel="street"), partial=tmp_path / "bad")

    assert set(Lead.objects.values_list("number", flat=True)) == {"L2", "L3"}
    assert set(Referral.objects.values_list("number", flat=True)) == {"R2"}
    assert not Sale.objects.exists()
    assert {name: counts.rejected for name, counts in report.files.items() if counts.rejected} == {
        "leads": 1,
        "referrals": 1,
        "follow_ups": 2,
        "sales": 1,
        "reviews": 1,
    }
    (bad,) = rows(tmp_path / "bad" / "sales.csv")
    assert "it belongs to a row that was rejected" in bad["reason_not_imported"]


def test_a_lead_is_not_won_by_a_bad_sale(tmp_path):
    report = imported(tmp_path / "in", changed("sales", "S1", amount="-1"), partial=tmp_path / "bad")

    assert report.saved
    assert set(Lead.objects.values_list("number", flat=True)) == {"L2", "L3"}
    assert check().wrong == 0


def test_bad_rows_are_mended_and_imported_again(tmp_path):
    imported(tmp_path / "in", changed("sales", "S1", amount="-1"), partial=tmp_path / "bad")
    sales = tmp_path / "bad" / "sales.csv"
    sales.write_text(sales.read_text(encoding="utf-8").replace(",-1,", ",1000.01,"), encoding="utf-8")

    report = import_bundle(tmp_path / "bad")

    assert said(report) == []
    assert Lead.objects.count() == 3
    assert Sale.objects.get().number == "S1"
    assert imported(tmp_path / "in", bank()).files["leads"].unchanged == 3


def test_a_bundle_without_a_mistake_leaves_no_bad_rows(tmp_path):
    report = imported(tmp_path / "in", bank(), partial=tmp_path / "bad")

    assert report.saved
    assert list((tmp_path / "bad").iterdir()) == []


def test_a_dry_run_says_what_would_happen_and_saves_nothing(tmp_path):
    report = imported(tmp_path / "in", bank(), dry_run=True)

    assert said(report) == []
    assert report.files["leads"].created == 3
    assert not report.saved
    assert not Lead.objects.exists()
