"""Commands that take in a table which somebody brings (`organisation.table_file`): all of it or nothing."""

from argparse import ArgumentParser
from json import dumps
from pathlib import Path
from typing import Any, Generic, TypeVar

from django.core.management.base import BaseCommand, CommandError

from organisation.table_file import Reading, take_in

Line = TypeVar("Line")
Outcome = TypeVar("Outcome")


class TableCommand(BaseCommand, Generic[Line, Outcome]):
    """Reads the file, acts on its lines, and tells what came of it: for people on standard error, as JSON on demand.

    Exit 1 if something in the file is wrong, 2 if it cannot be opened.
    """

    # Standard output is for the answer alone.
    requires_system_checks: list[str] = []
    refused = ""  # what is said when something is wrong

    def read(self, content: bytes, *, is_workbook: bool) -> Reading[Line]:
        """What the file says."""
        raise NotImplementedError

    def act(self, lines: list[Line]) -> Outcome:
        """The verb; `WrongLines` where a line contradicts what is known."""
        raise NotImplementedError

    def nothing(self) -> Outcome:
        """What came of a file with mistakes."""
        raise NotImplementedError

    def remarks(self, outcome: Outcome) -> list[tuple[int, str]]:
        """What is worth a remark: the line, and the words."""
        raise NotImplementedError

    def in_words(self, outcome: Outcome) -> str:
        """What came of it, in one line."""
        raise NotImplementedError

    def as_json(self, outcome: Outcome) -> dict[str, Any]:
        """The same for programs."""
        raise NotImplementedError

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="PATH", help="the file")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *, path: Path, json: bool, **_: Any) -> None:
        try:
            content = path.read_bytes()
        except OSError as problem:
            raise CommandError(f"{path} cannot be opened: {problem.strerror}", returncode=2) from problem
        reading = self.read(content, is_workbook=path.suffix.lower() == ".xlsx")
        made, mistakes = take_in(reading, self.act)
        outcome = self.nothing() if made is None else made
        for mistake in mistakes:
            said = f' {mistake.column} "{mistake.value}"' if mistake.column else ""
            self.stderr.write(f"{path.name} line {mistake.line},{said}: {mistake.message}")
        for column in reading.unknown_columns:
            self.stderr.write(f"{path.name}: the column {column} was not read")
        for line, words in self.remarks(outcome):
            self.stderr.write(f"{path.name} line {line}: {words}")
        if json:
            self.stdout.write(dumps({**self.as_json(outcome), "errors": [vars(mistake) for mistake in mistakes]}))
        elif not mistakes:
            self.stderr.write(self.in_words(outcome))
        if mistakes:
            raise CommandError(self.refused, returncode=1)
