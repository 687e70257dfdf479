import json
from argparse import ArgumentParser
from datetime import date

from django.core.management.base import BaseCommand, CommandError

from performance.rollup import check, drain, known_days, mend_totals, roll_up_days


def day(text: str) -> date:
    return date.fromisoformat(text)


class Command(BaseCommand):
    help = (
        "Recompute daily figures and period totals from the facts: what is marked, or the days given, or everything. "
        "--check then compares every figure with the facts; exit 1 if any is wrong."
    )
    # Standard output is for the answer alone.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--from", dest="first", type=day, metavar="DATE", help="the first day to recompute")
        parser.add_argument("--to", dest="last", type=day, metavar="DATE", help="the last day to recompute")
        parser.add_argument("--all", action="store_true", help="recompute every day of which anything is known")
        parser.add_argument("--check", action="store_true", help="compare every figure with the facts")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, first: date | None, last: date | None, all: bool, check: bool, **options: object) -> None:
        if all and (first or last):
            raise CommandError("Give --all or --from and --to, not both.", returncode=2)
        if bool(first) != bool(last) or (first and last and last < first):
            raise CommandError("Give --from and --to together, the first day before the last.", returncode=2)
        answer: dict[str, int] = {"keys": drain()}
        if all:
            first, last = known_days() or (None, None)
        if first and last:
            answer["changed"] = roll_up_days(first, last) + mend_totals(first, last)
        if check:
            answer |= self._checked()
        if options["json"]:
            self.stdout.write(json.dumps(answer))
        else:
            self.stderr.write(", ".join(f"{name} {count}" for name, count in answer.items()))
        if answer.get("wrong"):
            raise CommandError(f"{answer['wrong']} figures differ from the facts.", returncode=1)

    def _checked(self) -> dict[str, int]:
        verdict = check()
        return {"keys": verdict.keys, "wrong": verdict.wrong}
