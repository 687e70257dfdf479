"""The timelines of all people in the bundle: what staff.csv, postings.csv and the bank say together."""

from collections import defaultdict
from datetime import date

from django.db.backends.utils import CursorWrapper

from branchsales.interchange.load.timeline import Post, Present, timeline

Timelines = dict[str, tuple[list[Post], Present | None]]

_PRESENT = "SELECT employee_no, branch_code, role, joined_on, left_on, line FROM in_staff WHERE NOT bad"
_NAMED = """SELECT employee_no, branch_code, role, "from", "to", is_primary, line FROM in_postings WHERE NOT bad
    AND "from" IS NOT NULL ORDER BY employee_no, "from", branch_code, role"""
_STORED = """SELECT x.employee_no, b.code, p.role, p.starts_on, p.ends_on, p.is_primary, p.id
    FROM organisation_posting p JOIN organisation_staff x ON x.id = p.staff_id
    JOIN organisation_branch b ON b.id = p.branch_id
    WHERE x.employee_no IN (SELECT employee_no FROM in_staff UNION SELECT employee_no FROM in_postings)"""


def timelines(cursor: CursorWrapper, *, today: date) -> Timelines:
    """For each person of the bundle all postings as they are to be stored, and what staff.csv says."""
    present: dict[str, Present] = {}
    cursor.execute(_PRESENT)
    for number, *said in cursor.fetchall():
        present[number] = Present(*said)
    named: dict[str, list[Post]] = defaultdict(list)
    cursor.execute(_NAMED)
    for number, *said in cursor.fetchall():
        named[number].append(Post(*said))
    stored: dict[str, list[Post]] = defaultdict(list)
    cursor.execute(_STORED)
    for number, branch, role, first, last, is_primary, pk in cursor.fetchall():
        stored[number].append(Post(branch, role, first, last, is_primary, pk=pk))
    return {
        number: (timeline(named[number], present.get(number), stored[number], today=today), present.get(number))
        for number in sorted(present.keys() | named.keys())
    }
