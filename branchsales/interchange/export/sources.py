"""Where each column of the bundle comes from. The columns themselves are declared in `branchsales.interchange.tables`.

Nothing is written that an import works out by itself (stages, sales credit, search keys, protection periods); branches
of facts always are, so that a later change of postings moves nothing. A lead taken back stays here.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """The stored rows of a file: columns by name, the tables they come from, and which rows."""

    columns: Mapping[str, str]
    rows: str
    where: str = "true"


def _money(column: str) -> str:
    return f"({column} / 100.0)::numeric(20, 2)"


def _moment(column: str) -> str:
    """With the offset, in the bank's time zone, to the microsecond where there is one."""
    seconds = f"to_char({column}, 'YYYY-MM-DD\"T\"HH24:MI:SS')"
    fraction = f"CASE WHEN date_trunc('second', {column}) = {column} THEN '' ELSE to_char({column}, '.US') END"
    return f"{seconds} || {fraction} || to_char({column}, 'TZH:TZM')"


def _flag(column: str) -> str:
    return f"CASE WHEN {column} THEN 'true' WHEN NOT {column} THEN 'false' END"


def _text(column: str) -> str:
    return f"nullif({column}, '')"


# staff.csv names the last primary posting; whoever has none any more left when it ended.
_PRESENT = """LATERAL (SELECT p.role, p.branch_id, p.starts_on, p.ends_on FROM organisation_posting p
    WHERE p.staff_id = s.id AND p.is_primary ORDER BY p.starts_on DESC LIMIT 1) p"""
_LEFT_ON = "coalesce(s.left_on, CASE WHEN p.ends_on < %(today)s THEN p.ends_on END)"
# One posting from joining to leaving is all said by staff.csv.
_SAID_BY_STAFF = """p.is_primary AND p.starts_on = coalesce(s.joined_on, '1970-01-01')
    AND p.ends_on IS NOT DISTINCT FROM s.left_on
    AND NOT EXISTS (SELECT FROM organisation_posting o WHERE o.staff_id = s.id AND o.id <> p.id)"""

SOURCES: Mapping[str, Source] = {
    "branches": Source(
        {
            "code": "b.code",
            "name": "b.name",
            "kind": "b.kind",
            "parent_code": "a.code",
            "city": _text("b.city"),
            "transformed_on": "b.transformed_on",
        },
        "organisation_branch b LEFT JOIN organisation_branch a ON a.id = b.parent_id",
    ),
    "staff": Source(
        {
            "employee_no": "s.employee_no",
            "name": "s.name",
            "role": "p.role",
            "branch_code": "b.code",
            "joined_on": "s.joined_on",
            "left_on": _LEFT_ON,
        },
        f"organisation_staff s JOIN {_PRESENT} ON true JOIN organisation_branch b ON b.id = p.branch_id",
    ),
    "postings": Source(
        {
            "employee_no": "s.employee_no",
            "from": "p.starts_on",
            "branch_code": "b.code",
            "role": "p.role",
            "to": "p.ends_on",
            "is_primary": _flag("p.is_primary"),
        },
        "organisation_posting p JOIN organisation_staff s ON s.id = p.staff_id"
        " JOIN organisation_branch b ON b.id = p.branch_id",
        f"NOT ({_SAID_BY_STAFF})",
    ),
    "products": Source(
        {
            "code": "t.code",
            "name": "t.name",
            "category": "t.category",
            "risk_level": _text("t.risk_level"),
            "is_active": _flag("t.is_active"),
        },
        "leads_product t",
    ),
    "split_rules": Source(
        {
            "branch_code": "b.code",
            "category": "r.category",
            "from": "r.starts_on",
            "found_share": "trim_scale(r.found_share)",
            "to": "r.ends_on",
        },
        "referrals_splitrule r JOIN organisation_branch b ON b.id = r.branch_id",
    ),
    "customers": Source(
        {
            "customer_no": "c.number",
            "name": "c.name",
            "phone": "c.phone_ciphertext",
            "branch_code": "b.code",
            "manager_no": "m.employee_no",
            "tier": _text("c.tier"),
            "risk_level": _text("c.risk_level"),
            "consent": "c.consent",
            "do_not_contact": _flag("c.do_not_contact"),
            "merged_into_no": "k.number",
        },
        "leads_customer c JOIN organisation_branch b ON b.id = c.branch_id"
        " LEFT JOIN organisation_staff m ON m.id = c.manager_id LEFT JOIN leads_customer k ON k.id = c.merged_into_id",
        "(%(everything)s AND c.retracted_at IS NULL OR c.id IN (SELECT customer_id FROM out_leads))",
    ),
    "leads": Source(
        {
            "lead_no": "l.number",
            "customer_no": "c.number",
            "branch_code": "b.code",
            "finder_no": "f.employee_no",
            "captured_at": _moment("l.captured_at"),
            "channel": "l.channel",
            "product_category": "l.category",
            "potential": "l.potential",
            "estimated_amount": _money("l.estimated_amount"),
            "owner_no": "o.employee_no",
            "status": "CASE WHEN l.stage IN ('won', 'lost') THEN l.stage ELSE 'open' END",
            "closed_at": _moment("l.closed_at"),
            "lost_reason": _text("l.lost_reason"),
            "next_action_on": "l.next_action_on",
            "note": _text("l.note"),
            "captured_branch_code": "d.code",
            "next_action": "l.next_action",
        },
        "leads_lead l JOIN leads_customer c ON c.id = l.customer_id JOIN organisation_branch b ON b.id = l.branch_id"
        " JOIN organisation_branch d ON d.id = l.captured_branch_id JOIN organisation_staff f ON f.id = l.finder_id"
        " LEFT JOIN organisation_staff o ON o.id = l.owner_id",
        "(%(everything)s AND l.stage <> 'retracted' OR l.id IN (SELECT id FROM out_leads))",
    ),
    "referrals": Source(
        {
            "referral_no": "r.number",
            "lead_no": "l.number",
            "referrer_no": "a.employee_no",
            "receiver_no": "z.employee_no",
            "made_at": _moment("r.made_at"),
            "decision": "r.state",
            "decided_at": _moment("r.decided_at"),
            "reason": _text("r.reason"),
            "referrer_share": "trim_scale(r.found_share)",
            "decision_reason": _text("r.decision_reason"),
            "referrer_branch_code": "ab.code",
            "receiver_branch_code": "zb.code",
        },
        "referrals_referral r JOIN leads_lead l ON l.id = r.lead_id JOIN organisation_staff a ON a.id = r.referrer_id"
        " JOIN organisation_staff z ON z.id = r.receiver_id JOIN organisation_branch ab ON ab.id = r.referrer_branch_id"
        " JOIN organisation_branch zb ON zb.id = r.receiver_branch_id",
        "(%(everything)s AND l.stage <> 'retracted' OR r.lead_id IN (SELECT id FROM out_leads))",
    ),
    "follow_ups": Source(
        {
            "follow_up_no": "f.number",
            "lead_no": "l.number",
            "staff_no": "a.employee_no",
            "contacted_at": _moment("f.contacted_at"),
            "method": "f.method",
            "reached": _flag("f.reached"),
            "outcome": "f.outcome",
            "note": _text("f.note"),
            "next_action_on": "f.next_action_on",
            "branch_code": "b.code",
            "supersedes_no": "e.number",
        },
        "leads_followup f JOIN leads_lead l ON l.id = f.lead_id JOIN organisation_staff a ON a.id = f.staff_id"
        " JOIN organisation_branch b ON b.id = f.branch_id LEFT JOIN leads_followup e ON e.id = f.supersedes_id",
        "(%(everything)s OR f.lead_id IN (SELECT id FROM out_leads))",
    ),
    "sales": Source(
        {
            "sale_no": "s.number",
            "lead_no": "l.number",
            "closer_no": "a.employee_no",
            "product_code": "t.code",
            "amount": _money("s.amount"),
            "sold_on": "s.sold_on",
            "referrer_share": "trim_scale(s.found_share)",
            "reversed_on": "s.reversed_on",
            "reversal_reason": "CASE WHEN s.reversed_on IS NOT NULL THEN nullif(s.reversal_reason, '') END",
            "confirmed_on": "s.confirmed_on",
            "core_reference": _text("s.core_reference"),
            "branch_code": "b.code",
        },
        "referrals_sale s JOIN leads_lead l ON l.id = s.lead_id JOIN organisation_staff a ON a.id = s.closer_id"
        " JOIN leads_product t ON t.id = s.product_id JOIN organisation_branch b ON b.id = s.branch_id",
        "(%(everything)s OR s.lead_id IN (SELECT id FROM out_leads))",
    ),
    "reviews": Source(
        {
            "review_no": "v.number",
            "follow_up_no": "f.number",
            "author_no": "a.employee_no",
            "written_at": _moment("v.written_at"),
            "rating": "v.rating",
            "comment": _text("v.comment"),
            "branch_code": "b.code",
        },
        "leads_review v JOIN leads_followup f ON f.id = v.follow_up_id JOIN organisation_staff a ON a.id = v.author_id"
        " JOIN organisation_branch b ON b.id = v.branch_id",
        "(%(everything)s OR f.lead_id IN (SELECT id FROM out_leads))",
    ),
    "traffic": Source(
        {
            "staff_no": "a.employee_no",
            "day": "t.day",
            "served": "t.served",
            "received": "t.received",
            "diverted": "t.diverted",
            "identified": "t.identified",
            "branch_code": "b.code",
        },
        "leads_trafficlog t JOIN organisation_staff a ON a.id = t.staff_id"
        " JOIN organisation_branch b ON b.id = t.branch_id",
        "(%(path)s IS NULL OR b.path LIKE %(path)s) AND (%(since)s IS NULL OR t.day >= %(since)s)",
    ),
    "plan_items": Source(
        {
            "staff_no": "a.employee_no",
            "day": "p.day",
            "lead_no": "l.number",
            "state": "i.state",
            "kind": "i.kind",
            "reason": "i.reason",
            "position": "i.position",
            "done_at": _moment("i.done_at"),
            "carried_to": "i.carried_to",
            "drop_reason": _text("i.drop_reason"),
            "committed_at": _moment("p.committed_at"),
            "closed_at": _moment("p.closed_at"),
            "branch_code": "b.code",
        },
        "leads_planitem i JOIN leads_dailyplan p ON p.id = i.plan_id JOIN leads_lead l ON l.id = i.lead_id"
        " JOIN organisation_staff a ON a.id = p.staff_id JOIN organisation_branch b ON b.id = p.branch_id",
        "(%(everything)s AND l.stage <> 'retracted' OR i.lead_id IN (SELECT id FROM out_leads))",
    ),
}
