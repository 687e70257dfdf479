"""In whatever order files and rows of a history come, and in however many imports, the figures are the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.branchsales.interchange.bank import Files, added, bank, imported, said

pytestmark = pytest.mark.django_db

FIGURES = """SELECT s.employee_no, b.code, to_jsonb(f) - '{id,staff_id,branch_id}'::text[]
    FROM performance_dailyfigure f JOIN organisation_staff s ON s.id = f.staff_id
    JOIN organisation_branch b ON b.id = f.branch_id ORDER BY 1, 2, f.day"""
# What refers to a row comes with it or later. Referrals come with the sales, which share their credit by them.
LATER = (("follow_ups", "reviews"), ("reviews",))


def history() -> Files:
    """The small bank with a shared sale, a reversal and a move."""
    files = added("referrals", "R1", referral_no="R3", referrer_no="L1", made_at="2026-03-02T11:00",
                  decided_at="2026-03-02T12:00", referrer_share="0.5")  # fmt: skip
    files["leads"].append({**files["leads"][1], "lead_no": "L4", "captured_at": "2026-03-05T09:00"})
    files["sales"].append({**files["sales"][0], "sale_no": "S2", "lead_no": "L4", "amount": "333.34",
                           "sold_on": "2026-03-06", "reversed_on": "2026-03-07", "reversal_reason": "x",
                           "confirmed_on": ""})  # fmt: skip
    files["postings"] = [
        {"employee_no": "H1", "from": "2025-02-01", "branch_code": "B1", "role": "wealth_manager", "to": ""}
    ]
    return files


def shuffled(files: Files, random: Random) -> Files:
    names = list(files)
    random.shuffle(names)
    mixed = {name: list(files[name]) for name in names}
    for rows in mixed.values():
        random.shuffle(rows)
    return mixed


@contextmanager
def taken_back() -> Iterator[None]:
    """Whatever is written in it is gone after it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def figures_after(*bundles: Files) -> list[tuple[object, ...]]:
    with taken_back(), TemporaryDirectory() as folder:
        for place, files in enumerate(bundles):
            assert said(imported(Path(folder, str(place)), files)) == []
        with connection.cursor() as cursor:
            cursor.execute(FIGURES)
            return cursor.fetchall()


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), later=st.sampled_from(LATER))
def test_any_order_of_files_and_rows_gives_the_same_figures(seed, later):
    files, random = history(), Random(seed)
    expected = figures_after(files)
    assert expected

    assert figures_after(shuffled(files, random)) == expected

    first = {name: rows for name, rows in files.items() if name not in later}
    rest = {name: files[name] for name in later}
    assert figures_after(shuffled(first, random), shuffled(rest, random)) == expected


def test_a_bank_imported_file_by_file_has_the_same_figures():
    files = bank()
    organisation = {name: files[name] for name in ("branches", "staff", "products", "split_rules", "customers")}
    facts = {name: files[name] for name in ("leads", "referrals", "sales")}
    talk = {name: files[name] for name in ("follow_ups", "reviews")}

    assert figures_after(organisation, facts, talk) == figures_after(files)
