"""A record merged here is another key of the kept customer; one merged elsewhere stays so on its way."""

import pytest

from branchsales.interchange.export import export_bundle
from leads.models import Customer, Lead
from leads.services import merge_customers
from organisation.models import Staff
from performance.rollup import check
from tests.branchsales.interchange.bank import added, bank, changed, imported, said, warned
from tests.branchsales.interchange.test_export import WHOLE, rows, there_and_back
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def merged(tmp_path):
    """赵敏 C1 was merged into Bob Stone C2."""
    assert said(imported(tmp_path / "before", bank())) == []
    one, other = (Customer.objects.get(number=number) for number in ("C1", "C2"))
    merge_customers(kept=other, merged=one, now=NOW, by=Staff.objects.get(employee_no="H1"))
    return other


def test_the_same_bundle_again_changes_nothing_and_says_what_is_left_out(tmp_path, merged):
    report = imported(tmp_path / "again", bank())
    assert said(report) == []
    assert all((one.created, one.updated, one.rejected) == (0, 0, 0) for one in report.files.values())
    (warning,) = [one for one in warned(report) if "merged" in one]
    assert 'customers.csv line 2, customer_no "C1": this record was merged into C2' in warning
    assert set(Lead.objects.values_list("customer__number", flat=True)) == {"C2"}
    assert check().wrong == 0


def test_a_new_lead_under_the_old_key_is_one_of_the_kept_customer(tmp_path, merged):
    assert said(imported(tmp_path / "more", added("leads", "L2", lead_no="L9", customer_no="C1"))) == []
    assert Lead.objects.get(number="L9").customer == merged


def test_a_closed_lead_of_somebody_else_is_still_an_error(tmp_path, merged):
    files = added("customers", "C2", customer_no="C3")
    files["leads"][0]["customer_no"] = "C3"
    (problem,) = said(imported(tmp_path / "wrong", files))
    assert 'customer_no "C3"' in problem


def test_what_the_file_says_of_the_merged_one_does_not_reach_the_kept(tmp_path, merged):
    imported(tmp_path / "again", changed("customers", "C1", tier="private", consent="no"))
    merged.refresh_from_db()
    assert (merged.tier, merged.consent) == ("", "unknown")


def test_there_and_back_a_merge_stays_one(tmp_path, merged):
    first = there_and_back(tmp_path)
    assert b"merged_into_no" in first["customers.csv"]
    assert Customer.objects.get(number="C1").merged_into.number == "C2"


def test_without_a_merge_the_bundle_has_no_such_column(tmp_path):
    imported(tmp_path / "before", bank())
    export_bundle(tmp_path / "out", WHOLE)
    assert "merged_into_no" not in rows(tmp_path / "out", "customers")[0]


@pytest.mark.parametrize("target", ["C1", "C3"])
def test_nobody_is_merged_into_a_merged_one_or_themselves(tmp_path, target):
    files = added("customers", "C2", customer_no="C3")
    for row in files["customers"]:
        row["merged_into_no"] = {"C1": target, "C3": "C2"}.get(row["customer_no"], "")
    (problem,) = said(imported(tmp_path / "wrong", files))
    assert f'merged_into_no "{target}": merged into a record that was merged itself' in problem
