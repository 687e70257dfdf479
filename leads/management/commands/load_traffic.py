import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from leads.errors import CannotLoad
from leads.services import load_traffic
from leads.traffic_file import Loaded, read_traffic
from organisation.requests import moment
from organisation.table_file import Mistake


class Command(BaseCommand):
    help = (
        "Load the queue machine's file of customers served (CSV or XLSX: employee_no, day, served), all of it or "
        "nothing. Exit 1 if something in the file is wrong, 2 if it cannot be opened."
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
        reading = read_traffic(content, is_workbook=path.suffix.lower() == ".xlsx")
        loaded, mistakes = Loaded(), reading.mistakes
        if not mistakes:
            try:
                loaded = load_traffic(rows=reading.rows, now=moment().now, by=None)
            except CannotLoad as refusal:
                mistakes = refusal.mistakes
        self._answer(path, loaded, mistakes, reading.unknown_columns, as_json=json)

    def _answer(
        self, path: Path, loaded: Loaded, mistakes: list[Mistake], unknown_columns: list[str], *, as_json: bool
    ) -> None:
        for mistake in mistakes:
            said = f' {mistake.column} "{mistake.value}"' if mistake.column else ""
            self.stderr.write(f"{path.name} line {mistake.line},{said}: {mistake.message}")
        for column in unknown_columns:
            self.stderr.write(f"{path.name}: the column {column} was not read")
        for row in loaded.kept:
            self.stderr.write(f"{path.name} line {row.line}: kept as {row.employee_no} corrected it with a reason")
        counts = {name: len(rows) for name, rows in vars(loaded).items()}
        if as_json:
            self.stdout.write(json.dumps({**counts, "errors": [vars(mistake) for mistake in mistakes]}))
        elif not mistakes:
            self.stderr.write(", ".join(f"{name} {count}" for name, count in counts.items()))
        if mistakes:
            raise CommandError("Nothing was loaded.", returncode=1)
