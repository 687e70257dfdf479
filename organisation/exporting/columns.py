"""The columns of a file, and what stands in its cells. A cell is never a formula, whatever somebody wrote."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

Value = str | int | Decimal | date | datetime | None
# What a spreadsheet takes for the beginning of a formula, or for what may come before one.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True)
class Column:
    """One column: its heading in the reader's language, and the value of a row."""

    heading: str | Promise
    value: Callable[[Any], Value]


def cells(columns: Iterable[Column], rows: Iterable[Any]) -> Iterator[list[Value]]:
    """The rows as values; texts are plain and harmless, moments in the bank's time without a zone."""
    for row in rows:
        yield [_plain(column.value(row)) for column in columns]


def neutral(text: str) -> str:
    """The text as a spreadsheet reads it as text: an apostrophe before what would begin a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _plain(value: Value) -> Value:
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None, microsecond=0)
    if isinstance(value, SafeString):
        value = strip_tags(value)
    return neutral(str(value)) if isinstance(value, str | Promise) else value
