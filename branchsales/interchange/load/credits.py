"""Sales credit in bulk, by the same rule as a sale recorded at the desk: see `referrals.split`, which shares both."""

from collections.abc import Iterator
from typing import Any

from branchsales.interchange.feed import Feed
from branchsales.interchange.load.loading import Loading
from referrals.split import share_out

_SALES_AT_A_TIME = 20_000

# The finder and the referrers whose referral was accepted before the sale was taken back, in the order of acceptance,
# each with the branch of their posting on the day of the sale; whoever had none keeps the branch of the finding.
_FOUND = """
SELECT x.id AS sale_id, f.staff_id, f.place, CASE WHEN p.is_posting THEN p.branch_id ELSE f.branch_id END AS branch_id
FROM ready_sales r JOIN referrals_sale x ON x.number = r.sale_no CROSS JOIN LATERAL (
    SELECT r.finder_id AS staff_id, r.captured_branch_id AS branch_id, 0 AS place
    UNION ALL
    SELECT y.referrer_id, y.referrer_branch_id, row_number() OVER (ORDER BY y.decided_at, y.number)
    FROM referrals_referral y WHERE y.lead_id = r.lead_id AND y.state = 'accepted'
        AND (r.reversed_on IS NULL OR y.decided_on <= r.reversed_on)) f
LEFT JOIN posted p ON p.staff_id = f.staff_id AND r.sold_on BETWEEN p.first AND p.last
"""
_SALES = """
SELECT x.id, x.amount, x.found_share, x.closer_id, x.branch_id, x.sold_on, f.people, f.branches
FROM (SELECT sale_id, array_agg(staff_id ORDER BY place) AS people, array_agg(branch_id ORDER BY place) AS branches
    FROM in_found WHERE sale_id > %(after)s GROUP BY sale_id ORDER BY sale_id LIMIT %(limit)s) f
JOIN referrals_sale x ON x.id = f.sale_id ORDER BY x.id
"""
_LINES = "sale_id, staff_id, branch_id, part, share, amount, booked_on"
# A line against each line of a sale that was taken back, on the day of the reversal.
_TAKE_BACK = f"""
INSERT INTO referrals_salescredit ({_LINES}, reverses_id)
SELECT c.sale_id, c.staff_id, c.branch_id, c.part, c.share, -c.amount, x.reversed_on, c.id
FROM referrals_salescredit c JOIN referrals_sale x ON x.id = c.sale_id
WHERE (x.number IN (SELECT sale_no FROM in_sales WHERE NOT bad) OR x.id IN (SELECT old_id FROM in_corrected_sales))
    AND x.reversed_on IS NOT NULL AND c.reverses_id IS NULL
    AND NOT EXISTS (SELECT FROM referrals_salescredit y WHERE y.reverses_id = c.id)
ORDER BY c.id
"""


def book_credits(loading: Loading) -> None:
    """The lines of the new sales, some thousand sales at a time."""
    loading.table("in_found", _FOUND)
    after = created = 0
    while sales := loading.rows(_SALES, after=after, limit=_SALES_AT_A_TIME):
        loading.cursor.copy_expert(f"COPY referrals_salescredit ({_LINES}) FROM STDIN", Feed(_lines(sales)))
        after, created = sales[-1][0], created + len(sales)
    loading.analyze("referrals_salescredit", created=created)


def take_back_credits(loading: Loading) -> None:
    """The lines against those of sales that were taken back."""
    loading.run(_TAKE_BACK)


def _lines(sales: list[tuple[Any, ...]]) -> Iterator[str]:
    for sale, amount, found_share, closer, branch, sold_on, people, branches in sales:
        found_in = dict(zip(reversed(people), reversed(branches), strict=True))  # the first finding decides
        for line in share_out(amount, found_share=found_share, closer=closer, finders=people):
            where = branch if line.person == closer else found_in[line.person]
            yield f"{sale}\t{line.person}\t{where}\t{line.part}\t{line.share}\t{line.amount_fen}\t{sold_on}\n"
