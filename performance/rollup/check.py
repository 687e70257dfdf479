from dataclasses import dataclass
from datetime import date

from django.db.backends.utils import CursorWrapper

from performance.additive import comma
from performance.rollup.apply import KEY, PERIODS
from performance.rollup.days import months
from performance.rollup.fresh import FRESH_BY_RANGE
from performance.rollup.session import rolling_up

# A year from nowhere must not be missed: the span runs over the facts and over what is stored.
SPAN = """SELECT min(day), max(day) FROM (
    SELECT min(captured_on) AS day FROM leads_lead UNION ALL SELECT max(captured_on) FROM leads_lead
    UNION ALL SELECT min(closed_on) FROM leads_lead UNION ALL SELECT max(closed_on) FROM leads_lead
    UNION ALL SELECT min(day) FROM leads_dailyplan UNION ALL SELECT max(day) FROM leads_dailyplan
    UNION ALL SELECT min(contacted_on) FROM leads_followup UNION ALL SELECT max(contacted_on) FROM leads_followup
    UNION ALL SELECT min(written_on) FROM leads_review UNION ALL SELECT max(written_on) FROM leads_review
    UNION ALL SELECT min(made_on) FROM referrals_referral UNION ALL SELECT max(made_on) FROM referrals_referral
    UNION ALL SELECT max(decided_on) FROM referrals_referral
    UNION ALL SELECT min(sold_on) FROM referrals_sale UNION ALL SELECT max(sold_on) FROM referrals_sale
    UNION ALL SELECT max(reversed_on) FROM referrals_sale
    UNION ALL SELECT min(booked_on) FROM referrals_salescredit
    UNION ALL SELECT max(booked_on) FROM referrals_salescredit
    UNION ALL SELECT min(day) FROM leads_trafficlog UNION ALL SELECT max(day) FROM leads_trafficlog
    UNION ALL SELECT min(day) FROM performance_dailyfigure
    UNION ALL SELECT max(day) FROM performance_dailyfigure) days"""

DAYS = f"""WITH {FRESH_BY_RANGE},
    stored AS MATERIALIZED (
        SELECT {KEY}, role, {comma("{}")} FROM performance_dailyfigure WHERE day BETWEEN %(first)s AND %(last)s)
    SELECT count(*), count(*) FILTER (WHERE f IS DISTINCT FROM s)
    FROM fresh f FULL JOIN stored s ON (f.staff_id, f.day, f.branch_id) = (s.staff_id, s.day, s.branch_id)"""

# A total whose every part has gone stays as a row of noughts.
TOTALS = f"""WITH summed AS (
        SELECT staff_id, kind, start, branch_id, role, {comma("sum({0}) AS {0}")}
        FROM performance_dailyfigure {PERIODS} GROUP BY 1, 2, 3, 4, 5)
    SELECT count(*) FILTER (WHERE ({comma("coalesce(p.{}, 0)")}) <> ({comma("coalesce(s.{}, 0)")}))
    FROM performance_periodtotal p FULL JOIN summed s ON (p.staff_id, p.kind, p.start, p.branch_id, p.role)
        = (s.staff_id, s.kind, s.start, s.branch_id, s.role)"""


@dataclass(frozen=True)
class Verdict:
    """How many daily rows there are and should be, and how many of them and of the period totals are wrong."""

    keys: int
    wrong_days: int
    wrong_totals: int

    @property
    def wrong(self) -> int:
        return self.wrong_days + self.wrong_totals


def check() -> Verdict:
    """Compare every daily figure with the facts and every period total with its days.

    It means something only while nothing is being written or waiting: drain first.
    """
    with rolling_up() as cursor:
        span = _span(cursor)
        keys = wrong = 0
        for first, last in months(*span) if span else []:
            cursor.execute(DAYS, {"first": first, "last": last})
            found = cursor.fetchone()
            keys, wrong = keys + found[0], wrong + found[1]
        cursor.execute(TOTALS)
        return Verdict(keys=keys, wrong_days=wrong, wrong_totals=cursor.fetchone()[0])


def known_days() -> tuple[date, date] | None:
    """The first and last business day of which anything is known."""
    with rolling_up() as cursor:
        return _span(cursor)


def _span(cursor: CursorWrapper) -> tuple[date, date] | None:
    cursor.execute(SPAN)
    first, last = cursor.fetchone()
    return (first, last) if first else None
