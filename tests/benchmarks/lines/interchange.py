"""Line 15: what an import costs beside saving the same rows one by one, and how much memory it takes."""

import csv
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

from django.utils.timezone import get_default_timezone

from branchsales.interchange import import_bundle
from leads.models import FollowUp, Lead
from organisation.business_day import business_day
from organisation.models import Staff
from tests.benchmarks.measure import Reading, execute, fetch, line
from tests.benchmarks.scale import Scale

ROWS = {"XS": 20_000, "S": 100_000, "M": 1_000_000}
SAVED = 1_000
# Contacts of the day on which each lead was found, several of the same where there are not enough leads.
SAMPLE = """SELECT 'X' || row_number() OVER (), l.number, p.employee_no, l.captured_at, l.branch_id
    FROM generate_series(1, 100) again, leads_lead l JOIN organisation_staff p ON p.id = l.owner_id LIMIT %s"""
HEADER = ["follow_up_no", "lead_no", "staff_no", "contacted_at", "method", "reached", "outcome", "note"]


@line(15)
def import_follow_ups(scale: Scale) -> Iterator[Reading]:
    """Per contact record: the import with everything rolled up, against saving each with nothing rolled up."""
    rows = fetch(SAMPLE, [ROWS[scale.name]])
    one_by_one = _saved(rows[:SAVED]) / SAVED
    with TemporaryDirectory() as folder:
        _write(Path(folder), rows)
        execute("VACUUM ANALYZE leads_lead, leads_followup")
        started = time.perf_counter()
        report = import_bundle(Path(folder))
        each = (time.perf_counter() - started) / len(rows)
        assert report.files["follow_ups"].created == len(rows), report.errors[:3]
        again = _memory(Path(folder))
    yield Reading(
        f"one of {len(rows):,} saved against imported", one_by_one * 1000, target=15, floor=each * 1000, at_least=True
    )
    yield Reading("peak memory of an import", again, target=1024, absolute=True, unit="MiB")


def _saved(rows: list[tuple]) -> float:  # type: ignore[type-arg]
    """Seconds to do it row by row: find the lead by its number, save the record, commit, as a plain loop would."""
    people = {one.employee_no: one for one in Staff.objects.all()}
    started = time.perf_counter()
    for number, lead_no, employee_no, moment, branch in rows:
        FollowUp.objects.create(
            number=f"O{number}",
            lead=Lead.objects.get(number=lead_no),
            staff=people[employee_no],
            branch_id=branch,
            contacted_at=moment,
            contacted_on=business_day(moment, zone=get_default_timezone()),
            method="phone",
            reached=True,
            outcome="interested",
            note="asked again",
        )
    return time.perf_counter() - started


def _write(folder: Path, rows: list[tuple]) -> None:  # type: ignore[type-arg]
    with (folder / "follow_ups.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for number, lead, staff, moment, *_ in rows:
            writer.writerow([number, lead, staff, moment.isoformat(), "phone", "true", "interested", "asked again"])


def _memory(folder: Path) -> float:
    """The most that a process of its own took to import the bundle again."""
    root = Path(__file__).parents[3]
    subprocess.run(
        [sys.executable, "manage.py", "import_history", str(folder)],
        cwd=root, env=os.environ.copy(), check=True, capture_output=True,
    )  # fmt: skip
    return getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024
