from typing import Any

from organisation.management.table_command import TableCommand
from organisation.requests import moment
from organisation.table_file import Reading
from referrals.confirmations import read_confirmations
from referrals.confirming import Confirmation, Confirmed
from referrals.services import confirm_sales


class Command(TableCommand[Confirmation, Confirmed]):
    help = (
        "Confirm the sales in the core system's file (CSV or XLSX: sale_no, confirmed_on, core_reference), all of them "
        "or none. Exit 1 if something in the file is wrong, 2 if it cannot be opened."
    )
    refused = "Nothing was confirmed."

    def read(self, content: bytes, *, is_workbook: bool) -> Reading[Confirmation]:
        return read_confirmations(content, is_workbook=is_workbook)

    def act(self, lines: list[Confirmation]) -> Confirmed:
        return confirm_sales(rows=lines, now=moment().now, by=None)

    def nothing(self) -> Confirmed:
        return Confirmed()

    def remarks(self, outcome: Confirmed) -> list[tuple[int, str]]:
        return [(row.line, f"no sale has the number {row.sale_no}") for row in outcome.unmatched]

    def in_words(self, outcome: Confirmed) -> str:
        counts = len(outcome.matched), len(outcome.known), len(outcome.unmatched)
        return "Confirmed {}, confirmed before {}, without a sale {}.".format(*counts)

    def as_json(self, outcome: Confirmed) -> dict[str, Any]:
        return {
            "matched": outcome.matched,
            "known": outcome.known,
            "unmatched": [{"line": row.line, "sale_no": row.sale_no} for row in outcome.unmatched],
        }
