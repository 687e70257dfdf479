"""Two transactions that pass each other, staged: chance meets them in some runs only.

In each the first one has looked but not committed, the second looks and commits, the worker runs in between. With the
locks the second waits for the first.
"""

import os
import threading
from collections.abc import Callable

import psycopg2

A_LEAD = """INSERT INTO leads_lead (customer_id, branch_id, captured_branch_id, finder_id, owner_id, channel, category,
        potential, note, stage, next_action, next_action_on, captured_at, captured_on, lost_reason)
    VALUES (599, 2, 2, 9, 9, 'counter', 'fund', 'A', '', 'captured', 'call', '2026-10-12', '2026-01-01', %s, '')
    RETURNING id"""
A_SALE = """WITH sale AS (
        INSERT INTO referrals_sale (lead_id, product_id, amount, sold_on, closer_id, branch_id, found_share,
            recorded_at, core_reference, reversal_reason)
        VALUES (%s, 1, 100, '2026-10-12', {closer}, 2, 0.3, '2026-01-01', '', '') RETURNING *)
    INSERT INTO referrals_salescredit (sale_id, staff_id, branch_id, part, share, amount, booked_on)
    SELECT id, closer_id, 2, 'closed', 1, 100, sold_on FROM sale"""
A_REFERRAL = """INSERT INTO referrals_referral (lead_id, referrer_id, referrer_branch_id, receiver_id,
        receiver_branch_id, reason, found_share, state, made_at, made_on, decided_at, decided_on, response_minutes,
        decision_reason)
    VALUES (%s, 1, 2, 3, 2, '', 0.3, 'accepted', '2026-01-01', '2026-10-12', '2026-12-31', '2026-10-12', 5, '')"""
A_CONTACT = """INSERT INTO leads_followup (lead_id, staff_id, branch_id, contacted_at, contacted_on, method, reached,
        outcome, note) VALUES (%s, 1, 2, '2026-01-01', '2026-10-01', 'phone', true, 'interested', '')"""


def pass_each_other(drain: Callable[[], object]) -> None:
    """A sale and a referral of one lead; a contact and a sale on two leads of one customer."""
    lead = _lead("2026-10-10")
    _stage((A_SALE.format(closer=3), lead), (A_REFERRAL, lead), drain)
    earlier, later = _lead("2026-09-01"), _lead("2026-10-11")
    _stage((A_CONTACT, earlier), (A_SALE.format(closer=5), later), drain)


def _stage(first: tuple[str, int], second: tuple[str, int], drain: Callable[[], object]) -> None:
    one, other = psycopg2.connect(os.environ["DATABASE_URL"]), psycopg2.connect(os.environ["DATABASE_URL"])

    def act() -> None:
        with other, other.cursor() as cursor:
            cursor.execute(second[0], (second[1],))

    with one, one.cursor() as cursor:
        cursor.execute(first[0], (first[1],))
        thread = threading.Thread(target=act)
        thread.start()
        thread.join(timeout=0.5)
        drain()
    thread.join()
    one.close()
    other.close()


def _lead(day: str) -> int:
    connection = psycopg2.connect(os.environ["DATABASE_URL"])
    with connection, connection.cursor() as cursor:
        cursor.execute(A_LEAD, (day,))
        found = cursor.fetchone()[0]
    connection.close()
    return int(found)
