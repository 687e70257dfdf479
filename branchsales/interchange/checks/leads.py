"""Leads: what is open waits for something, what is closed has its moment, what is won was sold once."""

from branchsales.interchange.checks.check import Check, moment
from branchsales.interchange.problem import Weight

CHECKS = (
    Check("leads", "closed_at", "closed_without_moment", "WHERE s.status IN ('won', 'lost') AND s.closed_at IS NULL"),
    Check(
        "leads",
        "closed_at",
        "open_with_moment",
        "WHERE s.status = 'open' AND s.closed_at IS NOT NULL",
        value=moment("s.closed_at"),
    ),
    Check("leads", "lost_reason", "lost_without_reason", "WHERE s.status = 'lost' AND s.lost_reason IS NULL"),
    Check("leads", "lost_reason", "reason_without_loss", "WHERE s.status <> 'lost' AND s.lost_reason IS NOT NULL"),
    Check("leads", "next_action_on", "open_without_next", "WHERE s.status = 'open' AND s.next_action_on IS NULL"),
    Check("leads", "next_action_on", "closed_with_next", "WHERE s.status <> 'open' AND s.next_action_on IS NOT NULL"),
    Check(
        "leads",
        "closed_at",
        "closed_before_captured",
        "WHERE s.closed_at < s.captured_at",
        detail=moment("s.captured_at"),
        value=moment("s.closed_at"),
    ),
    Check(
        "leads",
        "status",
        "won_without_sale",
        "LEFT JOIN all_sales a ON a.lead_no = s.lead_no AND a.reversed_on IS NULL"
        " WHERE s.status = 'won' AND a.lead_no IS NULL",
    ),
    Check(
        "leads",
        "captured_at",
        "in_the_future",
        "WHERE s.captured_at > now() + interval '1 day'",
        weight=Weight.WARNING,
        value=moment("s.captured_at"),
    ),
)
