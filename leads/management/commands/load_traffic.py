from typing import Any

from leads.services import load_traffic
from leads.traffic_file import Loaded, TrafficRow, read_traffic
from organisation.management.table_command import TableCommand
from organisation.requests import moment
from organisation.table_file import Reading


class Command(TableCommand[TrafficRow, Loaded]):
    help = (
        "Load the queue machine's file of customers served (CSV or XLSX: employee_no, day, served), all of it or "
        "nothing. Exit 1 if something in the file is wrong, 2 if it cannot be opened."
    )
    refused = "Nothing was loaded."

    def read(self, content: bytes, *, is_workbook: bool) -> Reading[TrafficRow]:
        return read_traffic(content, is_workbook=is_workbook)

    def act(self, lines: list[TrafficRow]) -> Loaded:
        return load_traffic(rows=lines, now=moment().now, by=None)

    def nothing(self) -> Loaded:
        return Loaded()

    def remarks(self, outcome: Loaded) -> list[tuple[int, str]]:
        return [(row.line, f"kept as {row.employee_no} corrected it with a reason") for row in outcome.kept]

    def in_words(self, outcome: Loaded) -> str:
        return ", ".join(f"{name} {count}" for name, count in self.as_json(outcome).items())

    def as_json(self, outcome: Loaded) -> dict[str, Any]:
        return {name: len(rows) for name, rows in vars(outcome).items()}
