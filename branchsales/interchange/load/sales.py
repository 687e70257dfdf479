from branchsales.interchange.load.credits import book_credits, take_back_credits
from branchsales.interchange.load.loading import Loaded, Loading
from branchsales.interchange.load.rules import SHARE_IN_FORCE

CLOSING_TIME = "17:00"  # of a sale or reversal of which only the day is known
NO_REASON = "—"
CORRECTED = "Corrected by an import"

_READY = """
SELECT s.line, CASE WHEN c.line IS NULL THEN s.sale_no ELSE new_number('S') END AS sale_no,
    l.id AS lead_id, l.finder_id, l.captured_branch_id, l.category, a.id AS closer_id,
    coalesce(n.id, p.branch_id, l.branch_id) AS branch_id, p.is_posting, t.id AS product_id, s.amount, s.sold_on,
    s.referrer_share, s.reversed_on, s.reversal_reason, s.confirmed_on, s.core_reference,
    c.line IS NOT NULL AS is_correction, CASE WHEN l.closed_on = s.sold_on THEN l.closed_at
        ELSE (s.sold_on + %(closing)s::time) AT TIME ZONE %(zone)s END AS recorded_at
FROM in_sales s JOIN leads_lead l ON l.number = s.lead_no JOIN organisation_staff a ON a.employee_no = s.closer_no
JOIN leads_product t ON t.code = s.product_code LEFT JOIN organisation_branch n ON n.code = s.branch_code
LEFT JOIN posted p ON p.staff_id = a.id AND s.sold_on BETWEEN p.first AND p.last
LEFT JOIN in_corrected_sales c ON c.line = s.line
WHERE NOT s.bad AND (c.line IS NOT NULL OR NOT EXISTS (SELECT FROM referrals_sale d WHERE d.number = s.sale_no))
"""
# The share given, else that of the last referral accepted before the sale was taken back, else the rule of that day.
_NEW = f"""
INSERT INTO referrals_sale (number, lead_id, product_id, amount, sold_on, closer_id, branch_id, found_share,
    recorded_at, confirmed_on, core_reference, reversal_reason, reversed_at, reversed_on)
SELECT r.sale_no, r.lead_id, r.product_id, r.amount, r.sold_on, r.closer_id, r.branch_id, coalesce(r.referrer_share, (
        SELECT x.found_share FROM referrals_referral x WHERE x.lead_id = r.lead_id AND x.state = 'accepted'
            AND (r.reversed_on IS NULL OR x.decided_on <= r.reversed_on)
        ORDER BY x.decided_at DESC, x.number DESC LIMIT 1),
        {SHARE_IN_FORCE.format(branch="r.branch_id", category="r.category", day="r.sold_on")}), r.recorded_at,
    r.confirmed_on, coalesce(r.core_reference, ''),
    coalesce(r.reversal_reason, CASE WHEN r.reversed_on IS NULL THEN '' ELSE %(no_reason)s END),
    (r.reversed_on + %(closing)s::time) AT TIME ZONE %(zone)s, r.reversed_on
FROM ready_sales r ORDER BY r.sold_on, r.sale_no
"""
# What is set once: a confirmation, and a reversal.
_SET_ONCE = """
UPDATE referrals_sale d SET confirmed_on = coalesce(d.confirmed_on, s.confirmed_on),
    core_reference = CASE d.core_reference WHEN '' THEN coalesce(s.core_reference, '') ELSE d.core_reference END,
    reversal_reason = CASE WHEN d.reversed_on IS NULL AND s.reversed_on IS NOT NULL
        THEN coalesce(s.reversal_reason, %(no_reason)s) ELSE d.reversal_reason END,
    reversed_at = coalesce(d.reversed_at, (s.reversed_on + %(closing)s::time) AT TIME ZONE %(zone)s),
    reversed_on = coalesce(d.reversed_on, s.reversed_on)
FROM in_sales s WHERE d.number = s.sale_no AND NOT s.bad
AND NOT EXISTS (SELECT FROM in_corrected_sales c WHERE c.line = s.line) AND (
    d.confirmed_on IS NULL AND s.confirmed_on IS NOT NULL OR d.core_reference = '' AND s.core_reference IS NOT NULL
    OR d.reversed_on IS NULL AND s.reversed_on IS NOT NULL)
"""
# A correction takes the sale back today and makes a new one; see take_back_credits for the ledger.
_REVERSE = """
UPDATE referrals_sale d SET reversed_at = %(now)s, reversed_on = greatest(%(today)s, d.sold_on),
    reversal_reason = %(corrected)s
FROM in_corrected_sales c JOIN in_sales s USING (line) WHERE d.id = c.old_id AND NOT s.bad
"""


def load(loading: Loading) -> Loaded:
    """Sales with their sales credit, and those that were taken back since."""
    loading.table("ready_sales", _READY, closing=CLOSING_TIME)
    corrected = loading.run(_REVERSE, today=loading.today, corrected=CORRECTED)
    updated = loading.run(_SET_ONCE, closing=CLOSING_TIME, no_reason=NO_REASON)
    created = loading.run(_NEW, closing=CLOSING_TIME, no_reason=NO_REASON)
    loading.analyze("referrals_sale", created=created)
    book_credits(loading)
    take_back_credits(loading)
    return Loaded(created - corrected, updated + corrected)
