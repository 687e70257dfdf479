from datetime import date, timedelta

from performance.additive import comma
from performance.rollup.apply import PERIODS
from performance.rollup.claim import lock_all_shards
from performance.rollup.session import rolling_up

KEY = "staff_id, kind, start, branch_id, role"
A_WEEK_LESS_A_DAY = timedelta(days=6)

MEND = f"""WITH summed AS MATERIALIZED (
        SELECT {KEY}, {comma("sum({0}) AS {0}")} FROM performance_dailyfigure {PERIODS}
        WHERE day BETWEEN %(first_day)s AND %(last_day)s AND start BETWEEN %(first_start)s AND %(last_start)s
        GROUP BY {KEY}),
    wrong AS MATERIALIZED (
        SELECT {KEY}, {comma("coalesce(s.{0}, 0) AS {0}")}
        FROM (SELECT * FROM performance_periodtotal WHERE start BETWEEN %(first_start)s AND %(last_start)s) p
        FULL JOIN summed s USING ({KEY})
        WHERE p.branch_id IS NULL OR ({comma("p.{}")}) <> ({comma("coalesce(s.{}, 0)")})),
    mended AS (
        INSERT INTO performance_periodtotal ({KEY}, {comma("{}")}) SELECT * FROM wrong
        ON CONFLICT ({KEY}) DO UPDATE SET {comma("{0} = excluded.{0}")}),
    marked AS (INSERT INTO performance_periodmark (kind, start) SELECT DISTINCT kind, start FROM wrong)
    SELECT count(*) FROM wrong"""


def mend_totals(first: date, last: date) -> int:
    """Sum the totals of the years from the first to the last day anew from their days; how many were wrong.

    Totals move by differences, so one that was spoilt by hand stays spoilt; the roll-up itself never spoils one.
    """
    start, end = date(first.year, 1, 1), date(last.year, 12, 31)
    with rolling_up() as cursor:
        lock_all_shards(cursor)
        # The week that holds the new year starts in the old one, and the last week ends in the next.
        cursor.execute(
            MEND,
            {
                "first_start": start - A_WEEK_LESS_A_DAY,
                "last_start": end,
                "first_day": start - A_WEEK_LESS_A_DAY,
                "last_day": end + A_WEEK_LESS_A_DAY,
            },
        )
        return int(cursor.fetchone()[0])
