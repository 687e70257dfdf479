from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from textwrap import wrap
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from organisation.errors import Conflict
from organisation.exporting.columns import Column, cells
from organisation.exporting.files import csv_pieces, xlsx_file
from organisation.models import AccessRecord, Staff
from organisation.services import record_access
from organisation.ui.amounts import number
from organisation.workplace import branch_of

MOST = 10_000
AT_ONCE = 500
LONGEST_REASON = 200  # of one record; what is longer stands in several
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class TooMany(Conflict):
    """The list is longer than a file may be."""

    code = "too_many"


def export_answer(
    rows: QuerySet[Any] | Sequence[Any],
    columns: Sequence[Column],
    *,
    name: str,
    title: str,
    kind: str,
    filters: str,
    now: datetime,
    by: Staff,
    read: Callable[[Sequence[Any]], Iterable[Any]] = iter,
) -> HttpResponseBase:
    """The file of a list, at most 10,000 rows, else `TooMany`; recorded with its filters and the number of rows.

    `kind` is csv or xlsx; `read` makes of some hundred rows at a time what the columns look at.
    """
    count = len(rows[: MOST + 1]) if not isinstance(rows, QuerySet) else rows[: MOST + 1].count()
    if count > MOST:
        raise TooMany(
            _("This list has more than %(most)s rows, too many for one file. Narrow it with the filters.")
            % {"most": number(MOST)}
        )
    day = timezone.localdate(now)
    file = f"{name}-{day.isoformat()}.{kind}"
    for part in wrap(filters, LONGEST_REASON, break_on_hyphens=False) or [""]:
        record_access(
            kind=AccessRecord.Kind.EXPORT,
            subject=f"{name}.{kind} {count}",
            reason=part,
            branch=branch_of(by, day=day),
            now=now,
            by=by,
        )
    headings = [str(column.heading) for column in columns]
    found = cells(columns, _read(rows, read))
    if kind == "xlsx":
        return FileResponse(xlsx_file(title, headings, found), as_attachment=True, filename=file, content_type=XLSX)
    pieces = csv_pieces(headings, found, language=translation.get_language() or "")
    answer = StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{file}"'
    return answer


def _read(rows: QuerySet[Any] | Sequence[Any], read: Callable[[Sequence[Any]], Iterable[Any]]) -> Iterable[Any]:
    """Some hundred rows at a time, in the order of the list; no more than were counted."""
    if not isinstance(rows, QuerySet):
        yield from read(rows)
        return
    batch: list[Any] = []
    for row in rows[:MOST].iterator(chunk_size=AT_ONCE):
        batch.append(row)
        if len(batch) == AT_ONCE:
            yield from read(batch)
            batch = []
    yield from read(batch)
