import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from organisation.requests import moment
from organisation.table_file import Mistake
from referrals.confirmations import read_confirmations
from referrals.confirming import Confirmed
from referrals.errors import CannotConfirm
from referrals.services import confirm_sales


class Command(BaseCommand):
    help = (
        "Confirm the sales in the core system's file (CSV or XLSX: sale_no, confirmed_on, core_reference), all of them "
        "or none. Exit 1 if something in the file is wrong, 2 if it cannot be opened."
    )
    # Standard output is for the answer alone.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="PATH", help="the file")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, path: Path, json: bool, **_: Any) -> None:
        try:
            content = path.read_bytes()
        except OSError as problem:
            raise CommandError(f"{path} cannot be opened: {problem.strerror}", returncode=2) from problem
        reading = read_confirmations(content, is_workbook=path.suffix.lower() == ".xlsx")
        outcome, mistakes = Confirmed(), reading.mistakes
        if not mistakes:
            try:
                outcome = confirm_sales(rows=reading.rows, now=moment().now, by=None)
            except CannotConfirm as refusal:
                mistakes = refusal.mistakes
        self._answer(path, outcome, mistakes, reading.unknown_columns, as_json=json)

    def _answer(
        self, path: Path, outcome: Confirmed, mistakes: list[Mistake], unknown_columns: list[str], *, as_json: bool
    ) -> None:
        for mistake in mistakes:
            said = f' {mistake.column} "{mistake.value}"' if mistake.column else ""
            self.stderr.write(f"{path.name} line {mistake.line},{said}: {mistake.message}")
        for column in unknown_columns:
            self.stderr.write(f"{path.name}: the column {column} was not read")
        for row in outcome.unmatched:
            self.stderr.write(f"{path.name} line {row.line}: no sale has the number {row.sale_no}")
        if as_json:
            self.stdout.write(json.dumps(_as_json(outcome, mistakes)))
        elif not mistakes:
            counts = len(outcome.matched), len(outcome.known), len(outcome.unmatched)
            self.stderr.write("Confirmed {}, confirmed before {}, without a sale {}.".format(*counts))
        if mistakes:
            raise CommandError("Nothing was confirmed.", returncode=1)


def _as_json(outcome: Confirmed, mistakes: list[Mistake]) -> dict[str, Any]:
    return {
        "matched": outcome.matched,
        "known": outcome.known,
        "unmatched": [{"line": row.line, "sale_no": row.sale_no} for row in outcome.unmatched],
        "errors": [vars(mistake) for mistake in mistakes],
    }
