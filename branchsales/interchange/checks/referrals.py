"""Referrals: made after the lead was found, decided after they were made, one at a time."""

from branchsales.interchange.checks.check import Check, moment
from branchsales.interchange.problem import Weight

CHECKS = (
    Check(
        "referrals",
        "decided_at",
        "decided_without_moment",
        "WHERE s.decision <> 'pending' AND s.decided_at IS NULL",
    ),
    Check(
        "referrals",
        "decided_at",
        "pending_with_moment",
        "WHERE s.decision = 'pending' AND s.decided_at IS NOT NULL",
        value=moment("s.decided_at"),
    ),
    Check(
        "referrals",
        "decided_at",
        "decided_before_made",
        "WHERE s.decided_at < s.made_at",
        detail=moment("s.made_at"),
        value=moment("s.decided_at"),
    ),
    Check(
        "referrals",
        "made_at",
        "referred_before_captured",
        "JOIN all_leads l ON l.lead_no = s.lead_no WHERE s.made_at < l.captured_at",
        detail=moment("l.captured_at"),
        value=moment("s.made_at"),
    ),
    Check(
        "referrals",
        "decision",
        "second_pending",
        "JOIN in_referrals o ON o.lead_no = s.lead_no AND o.decision = 'pending' AND o.referral_no < s.referral_no"
        " WHERE s.decision = 'pending'",
        detail="o.referral_no",
    ),
    Check(
        "referrals",
        "decision",
        "second_pending",
        """JOIN leads_lead l ON l.number = s.lead_no
        JOIN referrals_referral o ON o.lead_id = l.id AND o.state = 'pending' AND o.number <> s.referral_no
            AND NOT EXISTS (SELECT FROM in_referrals t WHERE t.referral_no = o.number)
        WHERE s.decision = 'pending'""",
        detail="o.number",
    ),
    Check("referrals", "receiver_no", "same_person", "WHERE s.receiver_no = s.referrer_no", weight=Weight.WARNING),
)
