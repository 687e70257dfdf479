"""Keyset paging: the next page starts after the last row shown, so a deep page costs what the first one costs."""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.utils.dateparse import parse_date, parse_datetime

from organisation.any_of import AnyOf

M = TypeVar("M", bound=Model)
PAGE_SIZE = 25


@dataclass(frozen=True)
class Page(Generic[M]):
    """The rows of one page, and the cursor of the next one (empty when this is the last)."""

    rows: list[M]
    next_cursor: str
    is_first: bool


def page_of(rows: QuerySet[M], *, keys: Sequence[str], cursor: str = "", size: int = PAGE_SIZE) -> Page[M]:
    """One page of the rows ordered by `keys` ("-captured_at", "-id"); the last key makes the order total.

    The keys must not be null. A cursor that cannot be read starts at the beginning.
    """
    rows = rows.order_by(*keys)
    after = _read(cursor, keys)
    if after is not None:
        try:
            rows = rows.filter(_beyond(keys, after))
        except (ValueError, TypeError, ValidationError):  # a forged cursor of the wrong types
            after = None
    found = list(_joined_late(rows, size + 1))
    more = len(found) > size
    found = found[:size]
    return Page(found, _write(found[-1], keys) if more else "", is_first=after is None)


def _joined_late(rows: QuerySet[M], size: int) -> QuerySet[M]:
    """The same page with `select_related` applied to its few rows only.

    Joined in one go the database joins everything it has to look through for them before it takes the first.
    """
    page = rows[:size]
    if not rows.query.select_related or rows.query.annotations:
        return page
    # The ids are those of `rows`, so no other door is opened here. As a list, which is read first however many tables
    # are joined: `pk IN (SELECT …)` waits for its turn among more than eight.
    ids = page.select_related(None).prefetch_related(None).values("pk")
    late = rows.model._base_manager.filter(AnyOf("pk", ids)).order_by(*rows.query.order_by)
    late.query.select_related = rows.query.select_related
    return late.prefetch_related(*rows._prefetch_related_lookups)  # type: ignore[attr-defined]


def _beyond(keys: Sequence[str], after: Sequence[Any]) -> Q:
    """Rows that come after the given keys: later in the first key, or equal there and later in the next, …"""
    condition, equal = Q(), Q()
    for key, value in zip(keys, after, strict=True):
        field, comparison = (key[1:], "lt") if key.startswith("-") else (key, "gt")
        condition |= equal & Q(**{f"{field}__{comparison}": value})
        equal &= Q(**{field: value})
    first, value = keys[0].lstrip("-"), after[0]
    bound = "lte" if keys[0].startswith("-") else "gte"
    return Q(**{f"{first}__{bound}": value}) & condition  # the plain bound lets the index start at the row


def _write(row: Model, keys: Sequence[str]) -> str:
    values = []
    for key in keys:
        value: Any = row
        for step in key.lstrip("-").split("__"):
            value = getattr(value, step)
        values.append(value.isoformat() if isinstance(value, date | datetime) else value)
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def _read(cursor: str, keys: Sequence[str]) -> list[Any] | None:
    if not cursor:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, RecursionError):
        return None
    if not isinstance(values, list) or len(values) != len(keys):
        return None
    if not all(isinstance(value, str | int) and not isinstance(value, bool) for value in values):
        return None
    try:
        return [_moment(value) if isinstance(value, str) else value for value in values]
    except (ValueError, OverflowError):
        return None


def _moment(text: str) -> Any:
    """A day, a moment or plain text; `ValueError` or `OverflowError` for what looks like one and cannot be."""
    if "\0" in text:
        raise ValueError
    text.encode()  # half a character is none
    day = parse_date(text)
    at = None if day else parse_datetime(text)
    # In UTC: PostgreSQL does not know every distance from it that an address can name.
    return at.astimezone(UTC) if at else day or text
