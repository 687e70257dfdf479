"""What each additive figure counts: the only place where the figures are defined.

A family reads one table of facts once; each row of it belongs to one person, business day and branch. The same family
serves both ways of reading: by claimed staff-days and by a range of days (`performance.rollup.fresh`). Subqueries in a
measure are probes by index, one per row: OFFSET 0 keeps the planner from reading a whole table once instead.

A change that moves a figure must mark the figure's staff-day: see the triggers in `performance/migrations`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from performance.additive import ADDITIVE


@dataclass(frozen=True)
class Family:
    """Facts of one kind: whose, when and where a row counts, and what for."""

    name: str
    fact: str
    staff: str
    day: str
    branch: str
    measures: Mapping[str, str]
    joins: str = ""
    condition: str = "true"


CAPTURED = Family(
    name="captured",
    fact="leads_lead l",
    staff="l.finder_id",
    day="l.captured_on",
    branch="l.captured_branch_id",
    condition="l.stage <> 'retracted'",
    measures={
        "leads_captured": "count(*)",
        "leads_captured_a": "count(*) FILTER (WHERE l.potential = 'A')",
        "leads_won": "count(*) FILTER (WHERE l.stage = 'won')",
    },
)

LOST = Family(
    name="lost",
    fact="leads_lead l",
    staff="l.owner_id",
    day="l.closed_on",
    branch="l.branch_id",
    condition="l.stage = 'lost' AND l.owner_id IS NOT NULL",
    measures={"leads_lost": "count(*)"},
)

REFERRED = Family(
    name="referred",
    fact="referrals_referral r",
    staff="r.referrer_id",
    day="r.made_on",
    branch="r.referrer_branch_id",
    condition="r.state <> 'withdrawn'",
    measures={
        "referrals_made": "count(*)",
        "referrals_won": """count(*) FILTER (WHERE r.state = 'accepted' AND EXISTS (
            SELECT FROM referrals_sale s
            WHERE s.lead_id = r.lead_id AND s.reversed_on IS NULL AND s.closer_id = r.receiver_id OFFSET 0))""",
    },
)

RECEIVED = Family(
    name="received",
    fact="referrals_referral r",
    staff="r.receiver_id",
    day="r.made_on",
    branch="r.receiver_branch_id",
    condition="r.state <> 'withdrawn'",
    measures={"referrals_received": "count(*)"},
)

DECIDED = Family(
    name="decided",
    fact="referrals_referral r",
    staff="r.receiver_id",
    day="r.decided_on",
    branch="r.receiver_branch_id",
    condition="r.decided_on IS NOT NULL AND r.state <> 'withdrawn'",
    measures={
        "referrals_accepted": "count(*) FILTER (WHERE r.state = 'accepted')",
        "referrals_returned": "count(*) FILTER (WHERE r.state = 'returned')",
        "referrals_lapsed": "count(*) FILTER (WHERE r.state = 'lapsed')",
        "referral_response_minutes": "sum(coalesce(r.response_minutes, 0))",
    },
)

PLANNED = Family(
    name="planned",
    fact="leads_dailyplan p",
    staff="p.staff_id",
    day="p.day",
    branch="p.branch_id",
    joins="JOIN leads_planitem i ON i.plan_id = p.id",
    measures={"planned": "count(*)", "planned_done": "count(*) FILTER (WHERE i.state = 'done')"},
)

CONTACTED = Family(
    name="contacted",
    fact="leads_followup f",
    staff="f.staff_id",
    day="f.contacted_on",
    branch="f.branch_id",
    condition="f.superseded_at IS NULL",
    measures={
        "follow_ups": "count(*)",
        "reached": "count(*) FILTER (WHERE f.reached)",
        "appointments": "count(*) FILTER (WHERE f.outcome = 'appointment')",
    },
)

# A customer is new when neither a contact nor a sale fell into the 365 days before the lead, on any of their leads.
_NEW_CUSTOMER = """NOT EXISTS (SELECT FROM leads_lead o WHERE o.customer_id = l.customer_id AND (
        EXISTS (SELECT FROM leads_followup f WHERE f.lead_id = o.id AND f.superseded_at IS NULL
            AND f.contacted_on BETWEEN l.captured_on - 365 AND l.captured_on - 1 OFFSET 0)
        OR EXISTS (SELECT FROM referrals_sale b WHERE b.lead_id = o.id AND b.reversed_on IS NULL
            AND b.sold_on BETWEEN l.captured_on - 365 AND l.captured_on - 1 OFFSET 0)))"""
_CONTACTS = """(SELECT count(*) FROM leads_followup f
        WHERE f.lead_id = s.lead_id AND f.contacted_on <= s.sold_on AND f.superseded_at IS NULL)"""
# Without a single credited person there is nothing to collaborate on: NULL, which no filter counts.
_COLLABORATIVE = """CROSS JOIN LATERAL (
        SELECT min(c.staff_id) <> max(c.staff_id) AS collaborative FROM referrals_salescredit c
        WHERE c.sale_id = s.id AND c.reverses_id IS NULL AND c.amount <> 0) given"""


def _sales(name: str, *, day: str, condition: str, sign: str) -> Family:
    """Sales on the day they were sold, or, with the sign turned, on the day they were reversed."""
    return Family(
        name=name,
        fact="referrals_sale s",
        staff="s.closer_id",
        day=day,
        branch="s.branch_id",
        joins=f"JOIN leads_lead l ON l.id = s.lead_id {_COLLABORATIVE}",
        condition=condition,
        measures={
            code: f"{sign} coalesce({expression}, 0)"
            for code, expression in {
                "sales": "count(*)",
                "sales_amount": "sum(s.amount)",
                "collaborative_sales": "count(*) FILTER (WHERE given.collaborative)",
                "collaborative_sales_amount": "sum(s.amount) FILTER (WHERE given.collaborative)",
                "confirmed_sales": "count(*) FILTER (WHERE s.confirmed_on IS NOT NULL)",
                "confirmed_sales_amount": "sum(s.amount) FILTER (WHERE s.confirmed_on IS NOT NULL)",
                "new_customer_sales": f"count(*) FILTER (WHERE {_NEW_CUSTOMER})",
                "follow_ups_to_win": f"sum({_CONTACTS})",
                "days_to_win_total": "sum(s.sold_on - l.captured_on)",
            }.items()
        },
    )


SOLD = _sales("sold", day="s.sold_on", condition="true", sign="")
REVERSED = _sales("reversed", day="s.reversed_on", condition="s.reversed_on IS NOT NULL", sign="-")

_FOUND = "WHERE c.part = 'found' AND c.amount <> 0 AND c.staff_id <> s.closer_id"
_SIGN = "(CASE WHEN c.reverses_id IS NULL THEN 1 ELSE -1 END)"
CREDITED = Family(
    name="credited",
    fact="referrals_salescredit c",
    staff="c.staff_id",
    day="c.booked_on",
    branch="c.branch_id",
    joins="JOIN referrals_sale s ON s.id = c.sale_id",
    measures={
        "credit": "sum(c.amount)",
        "collaborative_credit": """coalesce(sum(c.amount) FILTER (WHERE EXISTS (
            SELECT FROM referrals_salescredit o WHERE o.sale_id = c.sale_id AND o.staff_id <> c.staff_id
            AND o.reverses_id IS NULL AND o.amount <> 0 OFFSET 0)), 0)""",
        # Times the product's conversion coefficient valid on sold_on; none can be set yet, and without one it is 1.
        "weighted_credit": "sum(c.amount)",
        "sales_found": f"coalesce(sum({_SIGN}) FILTER ({_FOUND}), 0)",
        "sales_found_amount": f"coalesce(sum({_SIGN} * s.amount) FILTER ({_FOUND}), 0)",
    },
)

# A record reviewed twice in a day by the same person counts once: the first review does.
REVIEWED = Family(
    name="reviewed",
    fact="leads_review v",
    staff="v.author_id",
    day="v.written_on",
    branch="v.branch_id",
    joins="JOIN leads_followup f ON f.id = v.follow_up_id",
    condition="""f.staff_id <> v.author_id AND f.superseded_at IS NULL AND NOT EXISTS (
        SELECT FROM leads_review e WHERE e.follow_up_id = v.follow_up_id AND e.author_id = v.author_id
        AND e.written_on = v.written_on AND e.id < v.id)""",
    measures={"reviews_given": "count(*)"},
)

RATED = Family(
    name="rated",
    fact="leads_review v",
    staff="v.recipient_id",
    day="v.written_on",
    branch="f.branch_id",
    joins="JOIN leads_followup f ON f.id = v.follow_up_id",
    condition="v.rating IS NOT NULL AND f.superseded_at IS NULL",
    measures={"rating_sum": "sum(v.rating)", "rating_count": "count(*)"},
)

TRAFFIC = Family(
    name="traffic",
    fact="leads_trafficlog t",
    staff="t.staff_id",
    day="t.day",
    branch="t.branch_id",
    measures={
        "customers_served": "sum(coalesce(t.served, 0))",
        "customers_received": "sum(t.received)",
        "customers_diverted": "sum(t.diverted)",
        "customers_identified": "sum(t.identified)",
    },
)

FAMILIES = (
    CAPTURED, LOST, REFERRED, RECEIVED, DECIDED, PLANNED, CONTACTED, SOLD, REVERSED, CREDITED, REVIEWED, RATED,
    TRAFFIC,
)  # fmt: skip

if missing := set(ADDITIVE) ^ {code for family in FAMILIES for code in family.measures}:
    raise AssertionError(f"figures without a family, or measured but not listed: {sorted(missing)}")
