from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from leads.errors import CannotLoad
from leads.models import TrafficLog
from leads.traffic_file import Loaded, TrafficRow
from organisation.access import can, scope_of
from organisation.errors import NotAllowed
from organisation.models import Branch, Posting, Staff
from organisation.roles import Right
from organisation.table_file import Mistake

BATCH = 1000
Key = tuple[int, date]  # the person and the day


@transaction.atomic
def load_traffic(*, rows: Sequence[TrafficRow], now: datetime, by: Staff | None) -> Loaded:
    """Take the customers served from the queue machine's file; all of it or nothing, the same file again unchanged.

    A number that somebody corrected with a reason is kept. `by` holds the right where the people of the file worked on
    its days; None is the operator at the command line. `CannotLoad` lists every line that cannot be right.
    """
    today = timezone.localdate(now)
    if by is not None and not can(by, Right.LOAD_TRAFFIC, day=today):
        raise NotAllowed(_("The queue machine's file is loaded by the branch head or an administrator."))
    units = None if by is None else scope_of(by, day=today).units(Right.LOAD_TRAFFIC)
    placed, mistakes = _placed(rows, units, today=today)
    if mistakes:
        raise CannotLoad(sorted(mistakes, key=lambda mistake: mistake.line))
    return _load(placed, _locked(placed))


def _placed(
    rows: Sequence[TrafficRow], units: Sequence[Branch] | None, *, today: date
) -> tuple[dict[Key, tuple[TrafficRow, Branch]], list[Mistake]]:
    """Each person and day once, with the branch of that day; and what is wrong."""
    staff = dict(
        Staff.objects.filter(employee_no__in={row.employee_no for row in rows}).values_list("employee_no", "pk")
    )
    postings = _postings_of(staff.values())
    placed: dict[Key, tuple[TrafficRow, Branch]] = {}
    mistakes = []
    for row in rows:
        pk = staff.get(row.employee_no, 0)
        branch = next((one.branch for one in postings.get(pk, []) if _covers(one, row.day)), None)
        mistake = _mistake(row, pk, branch, units, placed.get((pk, row.day)), today=today)
        if mistake is not None:
            mistakes.append(mistake)
        elif branch is not None:
            placed.setdefault((pk, row.day), (row, branch))
    return placed, mistakes


def _postings_of(pks: Iterable[int]) -> Mapping[int, list[Posting]]:
    found: dict[int, list[Posting]] = {}
    for posting in Posting.objects.primary().filter(staff__in=pks).select_related("branch"):
        found.setdefault(posting.staff_id, []).append(posting)
    return found


def _covers(posting: Posting, day: date) -> bool:
    return posting.starts_on <= day and (posting.ends_on is None or day <= posting.ends_on)


def _mistake(
    row: TrafficRow,
    pk: int,
    branch: Branch | None,
    units: Sequence[Branch] | None,
    earlier: tuple[TrafficRow, Branch] | None,
    *,
    today: date,
) -> Mistake | None:
    """Why the line cannot be right; the same line again is no mistake."""
    if not pk:
        return Mistake(row.line, "employee_no", row.employee_no, _("nobody has this employee number"))
    if row.day > today:
        return Mistake(row.line, "day", row.day.isoformat(), _("in the future; write the day that was counted"))
    if branch is None:
        return Mistake(row.line, "employee_no", row.employee_no, _("worked nowhere on that day; check their posting"))
    if units is not None and not any(unit.contains(branch) for unit in units):
        return Mistake(row.line, "employee_no", row.employee_no, _("did not work in your branch on that day"))
    if earlier is not None and earlier[0].served != row.served:
        message = _("line %(line)s says otherwise about this person and day; leave the right one")
        return Mistake(row.line, "served", str(row.served), message % {"line": earlier[0].line})
    return None


def _locked(placed: Mapping[Key, tuple[TrafficRow, Branch]]) -> dict[Key, TrafficLog]:
    """The logs of these people on these days, made where there are none, kept as they are until the end."""
    if not placed:
        return {}
    TrafficLog.objects.bulk_create(
        (TrafficLog(staff_id=pk, day=day, branch=branch) for (pk, day), (_row, branch) in placed.items()),
        batch_size=BATCH,
        ignore_conflicts=True,
    )
    days = {day for _pk, day in placed}
    logs = TrafficLog.objects.filter(staff__in={pk for pk, _day in placed}, day__range=(min(days), max(days)))
    known = logs.select_for_update().order_by("pk")
    return {(log.staff_id, log.day): log for log in known if (log.staff_id, log.day) in placed}


def _load(placed: Mapping[Key, tuple[TrafficRow, Branch]], known: Mapping[Key, TrafficLog]) -> Loaded:
    loaded, changed = Loaded(), []
    for key, (row, _branch) in placed.items():
        log = known[key]
        if log.served == row.served:
            loaded.unchanged.append(row)
        elif log.correction:
            loaded.kept.append(row)
        else:
            (loaded.created if log.served is None else loaded.updated).append(row)
            log.served, log.served_source = row.served, TrafficLog.Source.QUEUE
            changed.append(log)
    TrafficLog.objects.bulk_update(changed, ["served", "served_source"], batch_size=BATCH)
    return loaded
