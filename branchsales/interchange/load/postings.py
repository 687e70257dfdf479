from collections.abc import Iterator

from branchsales.interchange.feed import Feed
from branchsales.interchange.load.loading import Loaded, Loading
from branchsales.interchange.load.people import Timelines, timelines
from branchsales.interchange.load.timeline import Post
from branchsales.interchange.values import NONE, escaped

_TABLE = """
DROP TABLE IF EXISTS pg_temp.in_post;
CREATE TEMP TABLE in_post (employee_no text COLLATE "C", branch text COLLATE "C", role text, first date, last date,
    is_primary boolean, line int, pk bigint) ON COMMIT DROP
"""
_CHANGED = """in_post t JOIN organisation_posting p ON p.id = t.pk
    WHERE (p.ends_on, p.is_primary) IS DISTINCT FROM (t.last, t.is_primary)"""
# Those that end or become additional come first, so that no two are primary at a time in between.
_STEP_BACK = """UPDATE organisation_posting p SET is_primary = false FROM in_post t
    WHERE p.id = t.pk AND p.is_primary AND (p.ends_on IS DISTINCT FROM t.last OR NOT t.is_primary)"""
_CHANGE = """UPDATE organisation_posting p SET ends_on = t.last, is_primary = t.is_primary FROM in_post t
    WHERE p.id = t.pk AND (p.ends_on, p.is_primary) IS DISTINCT FROM (t.last, t.is_primary)"""
_NEW = """INSERT INTO organisation_posting (staff_id, branch_id, role, starts_on, ends_on, is_primary)
    SELECT s.id, b.id, t.role, t.first, t.last, t.is_primary FROM in_post t
    JOIN organisation_staff s ON s.employee_no = t.employee_no JOIN organisation_branch b ON b.code = t.branch
    WHERE t.pk IS NULL ORDER BY t.employee_no, t.first, t.branch, t.role"""


def load(loading: Loading) -> Loaded:
    """Where everybody works and worked. Counted is what postings.csv names; the present ones count with the staff."""
    loading.cursor.execute(_TABLE)
    people = timelines(loading.cursor, today=loading.today)  # read before COPY keeps the connection busy
    loading.cursor.copy_expert("COPY in_post FROM STDIN", Feed(_lines(people)))
    (updated,) = loading.rows(f"SELECT count(*) FROM {_CHANGED} AND t.line > 0")[0]
    (created,) = loading.rows("SELECT count(*) FROM in_post WHERE pk IS NULL AND line > 0")[0]
    for statement in (_STEP_BACK, _CHANGE, _NEW):
        loading.run(statement)
    loading.analyze("organisation_posting", created=created)
    return Loaded(created, updated)


def _lines(people: Timelines) -> Iterator[str]:
    for number, (posts, _) in people.items():
        for post in posts:
            yield "\t".join([escaped(number), *_fields(post)]) + "\n"


def _fields(post: Post) -> list[str]:
    return [
        escaped(post.branch),
        post.role,
        post.first.isoformat(),
        post.last.isoformat() if post.last else NONE,
        "t" if post.is_primary else "f",
        str(post.line),
        str(post.pk) if post.pk else NONE,
    ]
