"""The demo bank into the database: its bundle is written and imported, then everybody gets the demo password."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from branchsales.demo.bundle import write_bundle
from branchsales.demo.notices import tell_of_the_last_days
from branchsales.demo.sign_ins import demo_sign_ins
from branchsales.demo.simulation import simulate
from branchsales.demo.size import Size
from branchsales.interchange import import_bundle
from organisation.models import Branch, Staff

READS_ENGLISH = 23  # one in so many


class BankExists(Exception):
    """There are already people or units: the demo bank goes into an empty database only."""


class BundleRefused(Exception):
    """The import found something wrong with the demo bundle."""


def load_demo(
    *, size: Size, seed: int, until: datetime, password: str, progress: Callable[[str], None] = lambda said: None
) -> dict[str, int]:
    """Load the bank as it is at `until` (naive, in the bank's time zone); how many rows each file brought."""
    if Staff.objects.exists() or Branch.objects.exists():
        raise BankExists
    progress(f"Simulating the {size.name} bank up to {until:%Y-%m-%d %H:%M} …")
    world = simulate(size, seed=seed, until=until)
    with TemporaryDirectory(prefix="branchsales-demo-") as folder:
        write_bundle(world, Path(folder))
        progress(f"Importing {len(world.leads)} leads of {len(world.people)} people …")
        report = import_bundle(Path(folder), progress=progress)
    if report.errors:
        raise BundleRefused(str(report.errors[0]))
    _open_the_door(password)
    tell_of_the_last_days(now=timezone.make_aware(until))
    return {name: counts.created for name, counts in report.files.items()}


@transaction.atomic
def _open_the_door(password: str) -> None:
    """One hash for all, since a slow one is the point of it; some read English, never those the tour starts with."""
    people = Staff.objects.filter(left_on=None)
    people.update(password=make_password(password))
    toured = [number for _, number, _ in demo_sign_ins()]
    others = people.exclude(employee_no__in=toured).order_by("employee_no")
    english = [
        number for place, number in enumerate(others.values_list("employee_no", flat=True)) if not place % READS_ENGLISH
    ]
    Staff.objects.filter(employee_no__in=english).update(language=Staff.Language.ENGLISH)
