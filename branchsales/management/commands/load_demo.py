import time
from argparse import ArgumentParser
from datetime import date, datetime
from datetime import time as time_of_day

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from branchsales.demo.loading import BankExists, BundleRefused, load_demo
from branchsales.demo.sign_ins import PASSWORD, demo_sign_ins
from branchsales.demo.size import SIZES

NOW = time_of_day(14, 30)


def day(text: str) -> date:
    return date.fromisoformat(text)


class Command(BaseCommand):
    help = (
        "Load the demo bank into an empty database: its people, half a year of their work, and today up to 14:30. "
        "The same seed, day and size give the same bank."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--size", choices=SIZES, default="small", help="8 branches (small) or 100 (medium)")
        parser.add_argument(
            "--today", type=day, metavar="DATE", help="the day up to which people worked (default: today, up to now)"
        )
        parser.add_argument("--seed", type=int, default=1, metavar="N", help="another number is another bank")
        parser.add_argument("--password", default="", help="for everybody; needed in production, where none is known")

    def handle(self, *, size: str, today: date | None, seed: int, password: str, **options: object) -> None:
        if settings.PRODUCTION and not password:
            raise CommandError("In production give --password: the usual one of the demo bank is public.", returncode=2)
        began = time.monotonic()
        try:
            created = load_demo(
                size=SIZES[size],
                seed=seed,
                until=moment(today, timezone.localtime().replace(tzinfo=None)),
                password=password or PASSWORD,
                progress=self.stderr.write,
            )
        except BankExists:
            raise CommandError(
                "This bank already has staff or units. The demo bank goes into an empty database only.", returncode=1
            ) from None
        except BundleRefused as error:
            raise CommandError(f"The demo bank was refused: {error}", returncode=1) from error
        counts = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in created.items())
        self.stderr.write(f"Loaded in {time.monotonic() - began:.0f} s: {counts}.")
        if not password:
            for role, number, known in demo_sign_ins():
                self.stderr.write(f"  {role:<16} {number}  {known}")


def moment(today: date | None, now: datetime) -> datetime:
    """Up to when people worked: 14:30 of the day given; without one 14:30 of today, or the hour that has begun."""
    if today is not None:
        return datetime.combine(today, NOW)
    return min(datetime.combine(now.date(), NOW), now.replace(minute=0, second=0, microsecond=0))
