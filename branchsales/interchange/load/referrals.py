from branchsales.interchange.load.loading import Loaded, Loading
from branchsales.interchange.load.rules import SHARE_IN_FORCE

_READY = """
SELECT s.line, s.referral_no, l.id AS lead_id, a.id AS referrer_id, b.id AS receiver_id,
    coalesce(an.id, ap.branch_id, l.captured_branch_id) AS referrer_branch_id,
    coalesce(bn.id, bp.branch_id, l.branch_id) AS receiver_branch_id, ap.is_posting AS referrer_posted,
    bp.is_posting AS receiver_posted, s.made_at, (s.made_at AT TIME ZONE %(zone)s)::date AS made_on, s.decision,
    s.decided_at, (s.decided_at AT TIME ZONE %(zone)s)::date AS decided_on, coalesce(s.reason, '') AS reason,
    coalesce(s.decision_reason, '') AS decision_reason, s.response_minutes, s.referrer_share, l.category
FROM in_referrals s JOIN leads_lead l ON l.number = s.lead_no
JOIN organisation_staff a ON a.employee_no = s.referrer_no JOIN organisation_staff b ON b.employee_no = s.receiver_no
LEFT JOIN organisation_branch an ON an.code = s.referrer_branch_code
LEFT JOIN organisation_branch bn ON bn.code = s.receiver_branch_code
LEFT JOIN posted ap ON ap.staff_id = a.id AND (s.made_at AT TIME ZONE %(zone)s)::date BETWEEN ap.first AND ap.last
LEFT JOIN posted bp ON bp.staff_id = b.id AND (s.made_at AT TIME ZONE %(zone)s)::date BETWEEN bp.first AND bp.last
WHERE NOT s.bad AND NOT EXISTS (SELECT FROM referrals_referral d WHERE d.number = s.referral_no)
"""
_DECIDE = """
UPDATE referrals_referral d SET state = s.decision, decided_at = s.decided_at,
    decided_on = (s.decided_at AT TIME ZONE %(zone)s)::date, response_minutes = s.response_minutes,
    decision_reason = coalesce(s.decision_reason, '')
FROM in_referrals s WHERE d.number = s.referral_no AND NOT s.bad AND d.state = 'pending' AND s.decision <> 'pending'
"""
_IN_FORCE = SHARE_IN_FORCE.format(branch="r.receiver_branch_id", category="r.category", day="r.made_on")
_NEW = f"""
INSERT INTO referrals_referral (number, lead_id, referrer_id, referrer_branch_id, receiver_id, receiver_branch_id,
    reason, found_share, state, made_at, made_on, decided_at, decided_on, response_minutes, decision_reason)
SELECT r.referral_no, r.lead_id, r.referrer_id, r.referrer_branch_id, r.receiver_id, r.receiver_branch_id, r.reason,
    coalesce(r.referrer_share, {_IN_FORCE}),
    r.decision, r.made_at, r.made_on, r.decided_at, r.decided_on, r.response_minutes, r.decision_reason
FROM ready_referrals r ORDER BY r.made_at, r.referral_no
"""


def load(loading: Loading) -> Loaded:
    """Referrals with the share agreed, else the rule of that day. No clock starts: nothing of the past lapses."""
    loading.table("ready_referrals", _READY)
    updated = loading.run(_DECIDE)
    created = loading.run(_NEW)
    loading.analyze("referrals_referral", created=created)
    return Loaded(created, updated)
