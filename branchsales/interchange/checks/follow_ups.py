"""Contact records and their reviews."""

from branchsales.interchange.checks.check import Check, moment
from branchsales.interchange.problem import Weight

CHECKS = (
    Check(
        "follow_ups",
        "contacted_at",
        "contact_after_close",
        "JOIN all_leads l ON l.lead_no = s.lead_no WHERE s.contacted_at > l.closed_at",
        detail=moment("l.closed_at"),
        value=moment("s.contacted_at"),
    ),
    Check("follow_ups", "outcome", "reached_without_outcome", "WHERE s.reached AND s.outcome = 'no_answer'"),
    Check("follow_ups", "outcome", "outcome_without_reach", "WHERE NOT s.reached AND s.outcome <> 'no_answer'"),
    Check("follow_ups", "supersedes_no", "supersedes_itself", "WHERE s.supersedes_no = s.follow_up_no"),
    Check(
        "follow_ups",
        "supersedes_no",
        "superseded_twice",
        "JOIN in_follow_ups o ON o.supersedes_no = s.supersedes_no AND o.follow_up_no < s.follow_up_no",
        detail="o.follow_up_no",
    ),
    Check(
        "follow_ups",
        "supersedes_no",
        "superseded_twice",
        """JOIN leads_followup f ON f.number = s.supersedes_no JOIN leads_followup o ON o.supersedes_id = f.id
        WHERE o.number <> s.follow_up_no""",
        detail="o.number",
    ),
    Check(
        "follow_ups",
        "contacted_at",
        "contact_before_capture",
        "JOIN all_leads l ON l.lead_no = s.lead_no WHERE s.contacted_at < l.captured_at",
        weight=Weight.WARNING,
        value=moment("s.contacted_at"),
    ),
    Check(
        "follow_ups",
        "contacted_at",
        "in_the_future",
        "WHERE s.contacted_at > now() + interval '1 day'",
        weight=Weight.WARNING,
        value=moment("s.contacted_at"),
    ),
    Check("reviews", "comment", "review_says_nothing", "WHERE s.rating IS NULL AND s.comment IS NULL"),
    Check(
        "reviews",
        "written_at",
        "reviewed_before_contact",
        "JOIN all_follow_ups f ON f.follow_up_no = s.follow_up_no WHERE s.written_at < f.contacted_at",
        detail=moment("f.contacted_at"),
        value=moment("s.written_at"),
    ),
    Check(
        "reviews",
        "author_no",
        "own_review",
        "JOIN all_follow_ups f ON f.follow_up_no = s.follow_up_no WHERE s.author_no = f.staff_no",
    ),
)
