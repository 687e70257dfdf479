from django.conf import settings

from branchsales.interchange.load.loading import Loaded, Loading

# A fact of a day stands in the branch of its person's posting of that day, unless the file names another.
_READY = """
SELECT s.line, s.lead_no, d.id AS known, c.id AS customer_id, b.id AS branch_id, f.id AS finder_id, o.id AS owner_id,
    coalesce(cb.id, p.branch_id, b.id) AS captured_branch_id, s.channel, s.product_category AS category, s.potential,
    s.estimated_amount, coalesce(s.note, '') AS note, 
    CASE WHEN s.status <> 'open' THEN s.status WHEN t.steps = 2 THEN 'appointment' WHEN t.steps = 1 THEN 'contacted'
        WHEN EXISTS (SELECT FROM in_referrals r WHERE r.lead_no = s.lead_no AND NOT r.bad) THEN 'referred'
        ELSE 'captured' END AS stage,
    s.next_action_on, s.captured_at, (s.captured_at AT TIME ZONE %(zone)s)::date AS captured_on, s.closed_at,
    (s.closed_at AT TIME ZONE %(zone)s)::date AS closed_on, coalesce(s.lost_reason, '') AS lost_reason,
    p.is_posting, cb.id AS named_branch_id, coalesce(s.next_action, CASE
        WHEN EXISTS (SELECT FROM in_referrals r WHERE r.lead_no = s.lead_no AND r.decision = 'pending' AND NOT r.bad)
            THEN 'answer'
        WHEN s.owner_no IS NULL AND s.status = 'open' THEN 'assign'
        WHEN c.do_not_contact THEN 'meet' ELSE 'call' END) AS next_action
FROM in_leads s JOIN leads_customer n ON n.number = s.customer_no
JOIN leads_customer c ON c.id = coalesce(n.merged_into_id, n.id) JOIN organisation_branch b ON b.code = s.branch_code
JOIN organisation_staff f ON f.employee_no = s.finder_no
LEFT JOIN organisation_staff o ON o.employee_no = s.owner_no
LEFT JOIN organisation_branch cb ON cb.code = s.captured_branch_code
LEFT JOIN posted p ON p.staff_id = f.id AND (s.captured_at AT TIME ZONE %(zone)s)::date BETWEEN p.first AND p.last
LEFT JOIN leads_lead d ON d.number = s.lead_no
LEFT JOIN (
    SELECT lead_no, max(CASE WHEN outcome = 'appointment' THEN 2 WHEN reached THEN 1 ELSE 0 END) AS steps
    FROM in_follow_ups x WHERE NOT bad AND NOT EXISTS (
        SELECT FROM in_follow_ups e WHERE e.supersedes_no = x.follow_up_no AND NOT e.bad)
    GROUP BY lead_no) t ON t.lead_no = s.lead_no
WHERE NOT s.bad
"""
_NEW = """
INSERT INTO leads_lead (number, customer_id, branch_id, captured_branch_id, finder_id, owner_id, channel, category,
    potential, estimated_amount, note, stage, next_action, next_action_on, captured_at, captured_on, protected_until,
    closed_at, closed_on, lost_reason)
SELECT lead_no, customer_id, branch_id, captured_branch_id, finder_id, owner_id, channel, category, potential,
    estimated_amount, note, stage, next_action, next_action_on, captured_at, captured_on,
    captured_on + %(protection)s::int, closed_at, closed_on, lost_reason
FROM ready_leads WHERE known IS NULL ORDER BY captured_at, lead_no
"""
# The column of the file behind each column that an open lead takes from it; without one it always follows.
_CHANGING = {
    "customer_id": "customer_no",
    "branch_id": "branch_code",
    "channel": "channel",
    "category": "product_category",
    "potential": "potential",
    "estimated_amount": "estimated_amount",
    "note": "note",
    "owner_id": "owner_no",
    "next_action_on": "next_action_on",
    "closed_at": "status",
    "closed_on": "status",
    "lost_reason": "status",
    "next_action": "next_action",
}
# A known lead moves on its way by all its facts (see stages.py), so only opening and closing change it here.
_STAGE = "CASE WHEN r.closed_at IS NOT NULL OR d.closed_at IS NOT NULL THEN r.stage ELSE d.stage END"


def load(loading: Loading) -> Loaded:
    """Leads: new ones as they stand, known ones with what changed. Who found a lead and when never changes."""
    loading.table("ready_leads", _READY)
    changing = [name for name, source in _CHANGING.items() if loading.has("leads", source)]
    was = ", ".join(f"d.{name}" for name in changing)
    becomes = ", ".join(f"r.{name}" for name in changing)
    branch = "coalesce(r.named_branch_id, d.captured_branch_id)"
    updated = loading.run(
        f"UPDATE leads_lead d SET {', '.join(f'{name} = r.{name}' for name in changing)},"
        f" stage = {_STAGE}, captured_branch_id = {branch} FROM ready_leads r WHERE d.id = r.known"
        f" AND ROW({was}, d.stage, d.captured_branch_id) IS DISTINCT FROM ROW({becomes}, {_STAGE}, {branch})"
    )
    created = loading.run(_NEW, protection=settings.PROTECTION_DAYS)
    loading.analyze("leads_lead", created=created)
    return Loaded(created, updated)
