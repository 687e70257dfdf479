"""Lines 1 to 4 and 12: what the roll-up costs."""

from collections.abc import Iterator
from datetime import date

from django.db import transaction

from performance.rollup import drain
from performance.rollup.apply import apply_keys, apply_range
from performance.rollup.session import rolling_up
from tests.benchmarks.bank import LAST_DAY, working_days
from tests.benchmarks.measure import THIRD, Reading, execute, fetch, line, undone
from tests.benchmarks.scale import Scale

FACTS_OF_A_DAY = """SELECT (SELECT count(*) FROM leads_lead WHERE captured_on = %(day)s)
    + (SELECT count(*) FROM leads_lead WHERE closed_on = %(day)s AND stage = 'lost')
    + (SELECT count(*) FROM referrals_referral WHERE made_on = %(day)s)
    + (SELECT count(*) FROM referrals_referral WHERE decided_on = %(day)s)
    + (SELECT count(*) FROM leads_followup WHERE contacted_on = %(day)s)
    + (SELECT count(*) FROM leads_review WHERE written_on = %(day)s)
    + (SELECT count(*) FROM referrals_sale WHERE sold_on = %(day)s)
    + (SELECT count(*) FROM referrals_sale WHERE reversed_on = %(day)s)
    + (SELECT count(*) FROM referrals_salescredit WHERE booked_on = %(day)s)"""
COPY_OF_RESULTS = """CREATE TEMP TABLE copied (LIKE performance_dailyfigure INCLUDING ALL) ON COMMIT DROP;
    INSERT INTO copied SELECT * FROM performance_dailyfigure WHERE day = %(day)s;
    CREATE TEMP TABLE copied_totals (LIKE performance_periodtotal INCLUDING ALL) ON COMMIT DROP;
    INSERT INTO copied_totals SELECT t.* FROM performance_periodtotal t
    WHERE (kind, start) IN ((1, date_trunc('week', %(day)s::date)::date), (2, date_trunc('month', %(day)s::date)::date),
        (3, date_trunc('quarter', %(day)s::date)::date), (4, date_trunc('year', %(day)s::date)::date))"""


@line(1)
def full_day(scale: Scale) -> Iterator[Reading]:
    """A whole day from nothing, and line 2: the same day again."""
    day = {"day": LAST_DAY}

    def forget() -> None:
        execute("DELETE FROM performance_dailyfigure WHERE day = %(day)s", day)

    fresh = undone(lambda: _recompute(LAST_DAY), first=forget)
    floor = undone(lambda: execute(FACTS_OF_A_DAY, day)) + undone(lambda: execute(COPY_OF_RESULTS, day))
    yield Reading("roll-up of a full day", fresh, target=6, floor=floor)


@line(2)
def unchanged_day(scale: Scale) -> Iterator[Reading]:
    """Nothing is written when nothing changed, and finding that out costs no more than the first time."""
    fresh = undone(
        lambda: _recompute(LAST_DAY),
        first=lambda: execute("DELETE FROM performance_dailyfigure WHERE day = %s", [LAST_DAY]),
    )
    changed: list[int] = []
    again = undone(lambda: changed.append(_recompute(LAST_DAY)))
    yield Reading("re-run of an unchanged day", again, target=1.1, floor=fresh)
    yield Reading("rows it writes", max(changed), target=0, unit="rows")


def _recompute(day: date) -> int:
    with rolling_up() as cursor:
        return apply_range(cursor, day, day)


BULK = {
    "leads_followup": """INSERT INTO leads_followup (lead_id, staff_id, branch_id, contacted_at, contacted_on, method,
            reached, outcome, note)
        SELECT lead_id, staff_id, branch_id, contacted_at, contacted_on, method, reached, outcome, ''
        FROM leads_followup ORDER BY id DESC LIMIT 50000""",
    "leads_lead": """INSERT INTO leads_lead (customer_id, branch_id, captured_branch_id, finder_id, owner_id, channel,
            category, potential, note, stage, next_action, next_action_on, captured_at, captured_on, lost_reason)
        SELECT customer_id, branch_id, captured_branch_id, finder_id, owner_id, channel, category, potential, '',
            'captured', 'call', captured_on, captured_at, captured_on, ''
        FROM leads_lead ORDER BY id DESC LIMIT 50000""",
}


@line(3)
def marking(scale: Scale) -> Iterator[Reading]:
    """Bulk writes with and without marks, foreign keys included in both."""
    for table, insert in BULK.items():
        marked = undone(lambda statement=insert: _bulk(statement), times=5)
        bare = undone(
            lambda statement=insert: _bulk(statement),
            first=lambda name=table: execute(f"ALTER TABLE {name} DISABLE TRIGGER performance_mark_new"),
        )
        yield Reading(f"marking 50,000 rows of {table}", marked, target=1.4, floor=bare)


def _bulk(statement: str) -> None:
    execute(statement)
    execute("SET CONSTRAINTS ALL IMMEDIATE")


_before: dict[str, float] = {}


@line(4, when=THIRD)
def thousand_keys_of_a_third(scale: Scale) -> Iterator[Reading]:
    """Remembered for the comparison with the whole history."""
    _before["cost"] = _thousand_keys(scale)
    return iter(())


@line(4)
def thousand_keys(scale: Scale) -> Iterator[Reading]:
    """What 1,000 changed keys cost must not depend on how much history lies behind them."""
    cost = _thousand_keys(scale)
    yield Reading("1,000 dirty keys, history 3 × larger", cost, target=1.6, floor=_before.get("cost"))
    yield Reading("one of 1,000 dirty keys", cost / 1000, target=0.1, floor=None, unit="ms CPU")


def _thousand_keys(scale: Scale) -> float:
    """Keys of the first third of the history, each with one figure that is to be put right."""
    days = working_days(scale)[: scale.days // 3]
    keys = fetch(
        "SELECT staff_id, day FROM performance_dailyfigure WHERE day = ANY (%s) ORDER BY hashint8(staff_id) # extract("
        "doy FROM day)::int, 1, 2 LIMIT 1000",
        [days],
    )
    staff, on = [key[0] for key in keys], [key[1] for key in keys]

    def spoil() -> None:
        execute(
            "UPDATE performance_dailyfigure d SET follow_ups = follow_ups + 1 FROM unnest(%s::bigint[], %s::date[])"
            " k (staff_id, day) WHERE (d.staff_id, d.day) = (k.staff_id, k.day)",
            [staff, on],
        )

    def put_right() -> None:
        with rolling_up() as cursor:
            apply_keys(cursor, keys)

    return undone(put_right, first=spoil, times=7)


@line(12)
def totals_stay_in_place(scale: Scale) -> Iterator[Reading]:
    """Small batches of real changes, committed; how many updates of totals needed no new index entry."""
    drain()
    before = _updates()
    for number in range(40):
        with transaction.atomic():
            execute(
                "UPDATE leads_lead SET potential = CASE potential WHEN 'A' THEN 'B' ELSE 'A' END WHERE id IN ("
                f"SELECT id FROM leads_lead WHERE captured_on = %s AND id %% 40 = {number} LIMIT 20)",
                [LAST_DAY],
            )
        drain()
    updates, hot = (after - was for after, was in zip(_updates(), before, strict=True))
    yield Reading("updates of totals that stay HOT", 100 * hot / max(updates, 1), target=95, unit="%", at_least=True)


def _updates() -> tuple[int, int]:
    execute("SELECT pg_stat_force_next_flush(), pg_stat_clear_snapshot()")
    return fetch("SELECT n_tup_upd, n_tup_hot_upd FROM pg_stat_user_tables WHERE relname = 'performance_periodtotal'")[
        0
    ]
