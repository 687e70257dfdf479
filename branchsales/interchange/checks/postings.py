"""One primary posting at a time: told from the whole timeline of each person."""

from datetime import date

from django.db.backends.utils import CursorWrapper

from branchsales.interchange.load.people import timelines
from branchsales.interchange.load.timeline import overlapping
from branchsales.interchange.problem import Problem
from branchsales.interchange.problems import Problems


def find_overlaps(cursor: CursorWrapper, problems: Problems, *, labels: dict[str, str], today: date) -> None:
    """Report the later of two overlapping primary postings, at the line that names it or the person."""
    for posts, present in timelines(cursor, today=today).values():
        pair = overlapping(posts)
        if pair is None:
            continue
        after, before = pair
        named = after if after.line else before
        other = before if named is after else after
        if named.line:
            place, line, column, value = "postings", named.line, "from", named.first.isoformat()
        else:
            place, line, column, value = "staff", present.line if present else 0, "branch_code", after.branch
        problem = Problem(labels.get(place, f"{place}.csv"), line, column, value, "postings_overlap", str(other.first))
        problems.add(place, problem)
    problems.write()
