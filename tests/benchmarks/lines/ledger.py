"""Line 11: what it costs that the ledger adds up."""

from collections.abc import Iterator

from tests.benchmarks.measure import Reading, execute, line, undone
from tests.benchmarks.scale import Scale

SALES = 500
# Sales of open leads, each with a found part and a closer part, as the verb writes them.
SELL = f"""WITH chosen AS (
        SELECT l.* FROM leads_lead l WHERE l.stage = 'contacted' AND l.finder_id <> l.owner_id
            AND NOT EXISTS (SELECT FROM referrals_sale s WHERE s.lead_id = l.id)
        ORDER BY l.id DESC LIMIT {SALES}),
    sold AS (
        INSERT INTO referrals_sale (lead_id, product_id, amount, sold_on, closer_id, branch_id, found_share,
            recorded_at, core_reference, reversal_reason)
        SELECT id, 1, 100000 + id % 7919, captured_on, owner_id, branch_id, 0.3, captured_at, '', '' FROM chosen
        RETURNING id, lead_id, amount, closer_id, branch_id, sold_on)
    INSERT INTO referrals_salescredit (sale_id, staff_id, branch_id, part, share, amount, booked_on)
    SELECT s.id, p.staff_id, s.branch_id, p.part, p.share, p.amount, s.sold_on
    FROM sold s JOIN chosen l ON l.id = s.lead_id CROSS JOIN LATERAL (VALUES
        (s.closer_id, 'closed', 0.7, s.amount - s.amount * 3 / 10), (l.finder_id, 'found', 0.3, s.amount * 3 / 10))
        p (staff_id, part, share, amount)"""
WITHOUT_PROOF = """ALTER TABLE referrals_salescredit DISABLE TRIGGER sales_credit_adds_up;
    ALTER TABLE referrals_sale DISABLE TRIGGER sale_credit_adds_up"""


@line(11)
def ledger(scale: Scale) -> Iterator[Reading]:
    """Sales with their lines of sales credit, proved at the end of the transaction, against the same without proof."""
    execute("VACUUM ANALYZE referrals_sale, referrals_salescredit")
    proved = undone(_sell)
    bare = undone(_sell, first=lambda: execute(WITHOUT_PROOF))
    yield Reading(f"ledger, {SALES} sales proved at commit", proved, target=2, floor=bare)


def _sell() -> None:
    execute(SELL)
    execute("SET CONSTRAINTS ALL IMMEDIATE")
