"""The items of daily plans."""

from branchsales.interchange.checks.check import Check, day_of

CHECKS = (
    Check(
        "plan_items",
        "day",
        "planned_before_captured",
        f"JOIN all_leads l ON l.lead_no = s.lead_no WHERE s.day < {day_of('l.captured_at')}",
        detail=f"{day_of('l.captured_at')}::text",
    ),
    Check(
        "plan_items",
        "carried_to",
        "carried_backwards",
        "WHERE s.state = 'carried' AND s.carried_to <= s.day",
        detail="s.day::text",
    ),
    Check("plan_items", "drop_reason", "dropped_without_reason", "WHERE s.state = 'dropped' AND s.drop_reason IS NULL"),
)
