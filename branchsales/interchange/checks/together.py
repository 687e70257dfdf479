"""The leads, sales and contact records that checks look at: those of the bundle, and those of the bank it refers to."""

from django.db.backends.utils import CursorWrapper

_LEADS = """
CREATE TEMP TABLE all_leads ON COMMIT DROP AS
    SELECT lead_no, captured_at, closed_at, status FROM in_leads
    UNION ALL
    SELECT l.number, l.captured_at, l.closed_at, CASE WHEN l.stage IN ('won', 'lost') THEN l.stage ELSE 'open' END
    FROM leads_lead l WHERE l.number IN (SELECT lead_no FROM in_referrals UNION SELECT lead_no FROM in_follow_ups
        UNION SELECT lead_no FROM in_sales) AND NOT EXISTS (SELECT FROM in_leads s WHERE s.lead_no = l.number);
CREATE INDEX ON all_leads (lead_no);
"""
# A sale made in the place of a reversed one is the same to a bundle that still has the first.
_SALES = """
CREATE TEMP TABLE all_sales ON COMMIT DROP AS
    SELECT sale_no, lead_no, reversed_on FROM in_sales
    UNION ALL
    SELECT x.number, l.number, x.reversed_on FROM referrals_sale x JOIN leads_lead l ON l.id = x.lead_id
    WHERE l.number IN (SELECT lead_no FROM in_leads UNION SELECT lead_no FROM in_sales)
        AND NOT EXISTS (SELECT FROM in_sales s WHERE s.sale_no = x.number)
        AND NOT (x.reversed_on IS NULL AND EXISTS (SELECT FROM in_sales s JOIN referrals_sale y ON y.number = s.sale_no
            WHERE y.lead_id = x.lead_id AND y.reversed_on IS NOT NULL AND s.reversed_on IS NULL));
CREATE INDEX ON all_sales (lead_no);
"""
_FOLLOW_UPS = """
CREATE TEMP TABLE all_follow_ups ON COMMIT DROP AS
    SELECT f.follow_up_no, f.contacted_at, f.staff_no FROM in_follow_ups f
    WHERE EXISTS (SELECT FROM in_reviews r WHERE r.follow_up_no = f.follow_up_no)
    UNION ALL
    SELECT f.number, f.contacted_at, p.employee_no FROM leads_followup f JOIN organisation_staff p ON p.id = f.staff_id
    WHERE f.number IN (SELECT follow_up_no FROM in_reviews)
        AND NOT EXISTS (SELECT FROM in_follow_ups s WHERE s.follow_up_no = f.number);
CREATE INDEX ON all_follow_ups (follow_up_no);
"""


def put_together(cursor: CursorWrapper) -> None:
    """Make the tables anew."""
    for name, statement in (("all_leads", _LEADS), ("all_sales", _SALES), ("all_follow_ups", _FOLLOW_UPS)):
        cursor.execute(f"DROP TABLE IF EXISTS pg_temp.{name}")
        cursor.execute(statement)
        cursor.execute(f"ANALYZE {name}")
