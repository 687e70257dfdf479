import json
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import connection, transaction

from organisation.models import Notice, Staff
from organisation.notices.telling import Telling

# What happened to something more is added to the notice of the day. Read already, it stays read: what matters at once
# has a kind of its own. Two of one thing count once; the tellings of one call name different things.
_GATHER = """
INSERT INTO organisation_notice AS n (staff_id, kind, event, parameters, link, made_at) VALUES {rows}
ON CONFLICT (event, staff_id) DO UPDATE SET link = excluded.link, made_at = excluded.made_at,
    parameters = excluded.parameters || jsonb_build_object('things', CASE
        WHEN (n.parameters -> 'things') @> (excluded.parameters -> 'things') THEN n.parameters -> 'things'
        ELSE (n.parameters -> 'things') || (excluded.parameters -> 'things') END)
"""


@transaction.atomic(savepoint=False)
def notify(*, tell: Iterable[Telling], now: datetime, by: Staff | None) -> None:
    """Tell people what happened, within the transaction of the act: undone, nobody was told.

    Nobody is told of their own act, nor twice of one event. `by` is None where the clock or a file acts.
    """
    tellings = [one for one in tell if by is None or one.to != by.pk]
    gathering = [one for one in tellings if one.kind.many is not None]
    latest = [one for one in tellings if one.latest]
    once = [one for one in tellings if one.kind.many is None and not one.latest]
    if once:
        Notice.objects.bulk_create([_notice(one, now) for one in once], ignore_conflicts=True)
    if latest:
        Notice.objects.bulk_create(
            [_notice(one, now) for one in latest],
            update_conflicts=True,
            unique_fields=["event", "staff"],
            update_fields=["kind", "parameters", "link", "made_at", "read_at"],
        )
    if gathering:
        _gather(sorted(gathering, key=lambda one: (one.event, one.to)), now)  # in one order: no two wait for each other


def _notice(one: Telling, now: datetime) -> Notice:
    return Notice(
        staff_id=one.to,
        kind=one.kind.name,
        event=one.event,
        parameters=dict(one.parameters),
        link=one.link,
        made_at=now,
    )


def _gather(tellings: Sequence[Telling], now: datetime) -> None:
    values: list[str | int | datetime] = []
    for one in tellings:
        values += [one.to, one.kind.name, one.event, json.dumps(dict(one.parameters)), one.link, now]
    rows = ", ".join(["(%s, %s, %s, %s::jsonb, %s, %s)"] * len(tellings))
    with connection.cursor() as cursor:
        cursor.execute(_GATHER.format(rows=rows), values)
