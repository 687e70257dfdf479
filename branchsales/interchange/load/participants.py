"""Who takes part in the leads that came: it decides what tellers, lobby and wealth managers see."""

from branchsales.interchange.load.loading import Loading

# Former owners and managers, and receivers whose referral came back and who did not take the lead on otherwise,
# take part no more.
_END = """
UPDATE leads_leadparticipant p SET until = %(now)s FROM in_touched t JOIN leads_lead l ON l.id = t.lead_id
WHERE p.lead_id = l.id AND {known} AND p.until IS NULL AND (
    p.part = 'owner' AND p.staff_id IS DISTINCT FROM l.owner_id
    OR p.part = 'receiver' AND NOT EXISTS (SELECT FROM referrals_referral r WHERE r.lead_id = l.id
        AND r.receiver_id = p.staff_id AND r.state IN ('pending', 'accepted'))
    OR p.part = 'manager' AND NOT EXISTS (SELECT FROM leads_customer c WHERE c.id = l.customer_id
        AND c.manager_id = p.staff_id))
"""
_GRANT = """
INSERT INTO leads_leadparticipant (lead_id, staff_id, part)
SELECT * FROM (
    SELECT l.id, l.finder_id AS staff_id, 'finder' AS part FROM in_touched t JOIN leads_lead l ON l.id = t.lead_id
    UNION ALL SELECT l.id, l.owner_id, 'owner' FROM in_touched t JOIN leads_lead l ON l.id = t.lead_id
        WHERE l.owner_id IS NOT NULL
    UNION ALL SELECT l.id, c.manager_id, 'manager' FROM in_touched t JOIN leads_lead l ON l.id = t.lead_id
        JOIN leads_customer c ON c.id = l.customer_id WHERE c.manager_id IS NOT NULL
    UNION ALL SELECT r.lead_id, r.referrer_id, 'referrer' FROM in_touched t JOIN referrals_referral r USING (lead_id)
    UNION ALL SELECT r.lead_id, r.receiver_id, 'receiver' FROM in_touched t JOIN referrals_referral r USING (lead_id)
        WHERE r.state IN ('pending', 'accepted')) x
ORDER BY 1, 3, 2
ON CONFLICT (lead_id, staff_id, part) WHERE until IS NULL DO NOTHING
"""


# Contacts and sales give nobody a part.
_LEADS = """
SELECT l.id AS lead_id FROM leads_lead l WHERE l.number IN (
    SELECT lead_no FROM in_leads WHERE NOT bad UNION SELECT lead_no FROM in_referrals WHERE NOT bad)
    OR l.next_action_on IS NOT NULL AND l.customer_id IN (
        SELECT c.id FROM leads_customer c JOIN in_customers s ON s.customer_no = c.number WHERE NOT s.bad)
"""


def grant_parts(loading: Loading) -> None:
    """Each person's part in each lead that came, or whose referrals or customers came; twice changes nothing."""
    if not loading.table("in_touched", _LEADS):
        return
    loading.run(_END.format(known=loading.known("l")))
    created = loading.run(_GRANT)
    loading.analyze("leads_leadparticipant", created=created)
