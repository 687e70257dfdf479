"""What a line of the core system's file says about a sale, and what in it cannot be right. Pure: no models here."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, Protocol

from django.utils.translation import gettext as _

from organisation.table_file import Mistake


class Confirmation(NamedTuple):
    """One line of the file: the sale was found in the core system, on that day and under that reference."""

    sale_no: str
    confirmed_on: date
    core_reference: str
    line: int = 0


@dataclass(frozen=True)
class Confirmed:
    """What came of a file: the numbers of the sales confirmed now, those confirmed before, and lines without a sale."""

    matched: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    unmatched: list[Confirmation] = field(default_factory=list)


class KnownSale(Protocol):
    """What is known of a sale before the file is read."""

    sold_on: date
    confirmed_on: date | None
    core_reference: str


def contradictions_in(rows: Iterable[Confirmation]) -> list[Mistake]:
    """Lines that say otherwise about a sale than an earlier line; the same again is no mistake."""
    first: dict[str, Confirmation] = {}
    mistakes = []
    for row in rows:
        earlier = first.setdefault(row.sale_no, row)
        if (row.confirmed_on, row.core_reference) != (earlier.confirmed_on, earlier.core_reference):
            message = _("line %(line)s says otherwise about this sale; leave the right one") % {"line": earlier.line}
            mistakes.append(Mistake(row.line, "sale_no", row.sale_no, message))
    return mistakes


def mistake_about(row: Confirmation, sale: KnownSale, *, today: date) -> Mistake | None:
    """Why the line cannot be right: confirmed before the sale, not yet, or otherwise than it was (it is set once)."""
    said = row.confirmed_on.isoformat()
    if row.confirmed_on < sale.sold_on:
        message = _("before the day of the sale, %(day)s") % {"day": sale.sold_on.isoformat()}
        return Mistake(row.line, "confirmed_on", said, message)
    if row.confirmed_on > today:
        return Mistake(row.line, "confirmed_on", said, _("in the future; write the day on which it was found"))
    if sale.confirmed_on is None or (sale.confirmed_on, sale.core_reference) == (row.confirmed_on, row.core_reference):
        return None
    message = _("this sale was confirmed on %(day)s with the reference %(reference)s; that stays") % {
        "day": sale.confirmed_on.isoformat(),
        "reference": sale.core_reference or "—",
    }
    if sale.confirmed_on != row.confirmed_on:
        return Mistake(row.line, "confirmed_on", said, message)
    return Mistake(row.line, "core_reference", row.core_reference, message)
