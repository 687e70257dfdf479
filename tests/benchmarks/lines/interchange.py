"""Line 15: what an import costs beside saving the same rows one by one, and how much memory it takes."""

import csv
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

from django.utils.timezone import get_default_timezone

from branchsales.interchange import import_bundle
from leads.models import Customer, FollowUp, Lead, LeadParticipant
from organisation.models import Branch, Staff
from tests.benchmarks.bank import LAST_DAY
from tests.benchmarks.measure import Reading, execute, fetch, line, spent
from tests.benchmarks.scale import Scale

CUSTOMERS = {"XS": 12_000, "S": 30_000, "M": 200_000}  # fewer would measure the setting-up
CONTACTS = 3  # of each lead; each customer has one lead
ROWS_A_CUSTOMER = 2 + CONTACTS
SAVED = 200  # customers with what belongs to them
SELLERS = """SELECT p.employee_no, b.code FROM organisation_posting x JOIN organisation_staff p ON p.id = x.staff_id
    JOIN organisation_branch b ON b.id = x.branch_id WHERE x.role = 'wealth_manager' ORDER BY p.id"""


@dataclass(frozen=True)
class Case:
    """A customer with an open lead and its contacts."""

    number: str
    seller: str
    branch: str
    at: datetime

    @property
    def contacts(self) -> list[tuple[str, datetime]]:
        return [(f"{self.number}-{n}", self.at + timedelta(days=n)) for n in range(CONTACTS)]


@line(15)
def import_history(scale: Scale) -> Iterator[Reading]:
    """Per row of a history: the import with everything rolled up, against saving each with nothing rolled up."""
    # The bank gave its customers their ids itself.
    execute("SELECT setval(pg_get_serial_sequence('leads_customer', 'id'), max(id)) FROM leads_customer")
    cases = list(_cases(CUSTOMERS[scale.name]))
    rows = len(cases) * ROWS_A_CUSTOMER
    with TemporaryDirectory() as folder:
        _write(Path(folder), cases)
        execute("VACUUM ANALYZE leads_lead, leads_followup, leads_customer")
        one_by_one = _cost(lambda: _save(cases[:SAVED])) / (SAVED * ROWS_A_CUSTOMER)
        each = _cost(lambda: import_bundle(Path(folder))) / rows
        assert Lead.objects.filter(number__startswith="X").count() == len(cases)
        memory = _memory(Path(folder))
    yield Reading(f"one of {rows:,} rows saved against imported", one_by_one, target=15, floor=each, at_least=True)
    yield Reading("peak memory of an import", memory, target=1024, absolute=True, unit="MiB")


def _cases(count: int) -> Iterator[Case]:
    sellers = fetch(SELLERS)
    morning = datetime(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day, 9, 30, tzinfo=get_default_timezone())
    for n in range(count):
        seller, branch = sellers[n % len(sellers)]
        yield Case(f"X{n}", seller, branch, morning - timedelta(days=30 + n % 200))


def _cost(act: Callable[[], object]) -> float:
    """Milliseconds of processor time, here and in the database; waiting for commits is left out."""
    started = time.process_time()
    there = spent(act)
    return there + (time.process_time() - started) * 1000


def _save(cases: list[Case]) -> None:
    """Write the same row by row, as a plain loop would, also who takes part; other numbers than those imported."""
    people = {one.employee_no: one for one in Staff.objects.all()}
    branches = {one.code: one for one in Branch.objects.all()}
    for case in cases:
        seller, branch = people[case.seller], branches[case.branch]
        customer = Customer.objects.create(
            number=f"O{case.number}", name=f"张伟{case.number}", branch=branch, manager=seller, made_at=case.at
        )
        lead = Lead.objects.create(
            number=f"O{case.number}", customer=customer, branch=branch, captured_branch=branch, finder=seller,
            owner=seller, channel="counter", category="fund", potential="B", captured_at=case.at,
            captured_on=case.at.date(), next_action_on=LAST_DAY,
        )  # fmt: skip
        for part in ("finder", "owner", "manager"):
            LeadParticipant.objects.create(lead=lead, staff=seller, part=part)
        for number, moment in case.contacts:
            FollowUp.objects.create(
                number=f"O{number}", lead=lead, staff=seller, branch=branch, contacted_at=moment,
                contacted_on=moment.date(), method="phone", reached=True, outcome="interested", note="asked again",
            )  # fmt: skip


def _write(folder: Path, cases: list[Case]) -> None:
    _file(
        folder / "customers.csv",
        ["customer_no", "name", "branch_code", "manager_no"],
        ([case.number, f"张伟{case.number}", case.branch, case.seller] for case in cases),
    )
    _file(
        folder / "leads.csv",
        ["lead_no", "customer_no", "branch_code", "finder_no", "owner_no", "captured_at", "channel",
         "product_category", "potential", "status", "next_action_on"],
        ([case.number, case.number, case.branch, case.seller, case.seller, case.at.isoformat(), "counter",
          "fund", "B", "open", LAST_DAY] for case in cases),
    )  # fmt: skip
    _file(
        folder / "follow_ups.csv",
        ["follow_up_no", "lead_no", "staff_no", "contacted_at", "method", "reached", "outcome", "note"],
        ([number, case.number, case.seller, moment.isoformat(), "phone", "true", "interested", "asked again"]
         for case in cases for number, moment in case.contacts),
    )  # fmt: skip


def _file(path: Path, header: list[str], rows: Iterator[list[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)


def _memory(folder: Path) -> float:
    """The most that a process of its own took to import the bundle again."""
    subprocess.run(
        [sys.executable, "manage.py", "import_history", str(folder)],
        cwd=Path(__file__).parents[3], env=os.environ.copy(), check=True, capture_output=True,
    )  # fmt: skip
    return getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024
