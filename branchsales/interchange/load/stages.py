"""How far the open leads are on their way: told by their referrals and contacts. See also `leads.stages`."""

from branchsales.interchange.load.loading import Loading

_TOUCHED = """
SELECT l.id AS lead_id FROM leads_lead l WHERE l.next_action_on IS NOT NULL AND l.number IN (
    SELECT lead_no FROM in_leads WHERE NOT bad UNION SELECT lead_no FROM in_referrals WHERE NOT bad
    UNION SELECT lead_no FROM in_follow_ups WHERE NOT bad) AND {known}
"""
# A lead never goes back, so a stage that people gave it stays if it is further on.
_MOVE = """
UPDATE leads_lead l SET stage = x.stage FROM (
    SELECT l.id, CASE
        WHEN EXISTS (SELECT FROM leads_followup f WHERE f.lead_id = l.id AND f.superseded_at IS NULL
            AND f.outcome = 'appointment') THEN 'appointment'
        WHEN EXISTS (SELECT FROM leads_followup f WHERE f.lead_id = l.id AND f.superseded_at IS NULL AND f.reached)
            THEN 'contacted'
        WHEN EXISTS (SELECT FROM referrals_referral r WHERE r.lead_id = l.id) THEN 'referred'
        ELSE 'captured' END AS stage
    FROM in_touched t JOIN leads_lead l ON l.id = t.lead_id) x
WHERE l.id = x.id AND array_position(ARRAY['captured', 'referred', 'contacted', 'appointment'], x.stage)
    > array_position(ARRAY['captured', 'referred', 'contacted', 'appointment'], l.stage::text)
"""
# What is next, where the file does not say: a referral waits for its answer, a lead without an owner for one.
_NEXT = """
UPDATE leads_lead l SET next_action = x.next_action FROM (
    SELECT l.id, CASE
        WHEN EXISTS (SELECT FROM referrals_referral r WHERE r.lead_id = l.id AND r.state = 'pending') THEN 'answer'
        WHEN l.owner_id IS NULL THEN 'assign' WHEN l.next_action = 'answer' THEN 'call'
        ELSE l.next_action END AS next_action
    FROM in_touched t JOIN leads_lead l ON l.id = t.lead_id) x
WHERE l.id = x.id AND l.next_action <> x.next_action
"""


def move_stages(loading: Loading) -> None:
    """Move the open leads that came again, or whose facts came, to where they are. New ones stand there already."""
    if not loading.table("in_touched", _TOUCHED.format(known=loading.known("l"))):
        return
    loading.run(_MOVE)
    if not loading.has("leads", "next_action"):
        loading.run(_NEXT)
