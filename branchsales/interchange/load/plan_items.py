from branchsales.interchange.load.loading import Loaded, Loading
from branchsales.interchange.load.upsert import Field, upsert

# An item without a place stands where its row stands.
_PLACES = """
UPDATE in_plan_items s SET position = x.place FROM (
    SELECT line, row_number() OVER (PARTITION BY staff_no, day ORDER BY line) AS place FROM in_plan_items) x
WHERE x.line = s.line AND s.position IS NULL
"""
_READY = """
SELECT s.line, a.id AS staff_id, coalesce(n.id, p.branch_id, l.branch_id) AS branch_id, p.is_posting, s.day,
    s.committed_at, s.closed_at
FROM in_plan_items s JOIN leads_lead l ON l.number = s.lead_no
JOIN organisation_staff a ON a.employee_no = s.staff_no LEFT JOIN organisation_branch n ON n.code = s.branch_code
LEFT JOIN posted p ON p.staff_id = a.id AND s.day BETWEEN p.first AND p.last
WHERE NOT s.bad
"""
# A plan of which nobody knows when it was committed was not closed either.
_PLANS = """
SELECT staff_id, day, min(branch_id) AS branch_id, max(committed_at) AS committed_at,
    CASE WHEN max(closed_at) IS NOT NULL AND max(committed_at) IS NOT NULL
        THEN greatest(max(closed_at), max(committed_at)) END AS closed_at
FROM ready_plan_items GROUP BY staff_id, day
"""
_NEW_PLANS = """
INSERT INTO leads_dailyplan (staff_id, branch_id, day, committed_at, closed_at)
SELECT staff_id, branch_id, day, committed_at, closed_at FROM ready_plans ORDER BY day, staff_id
ON CONFLICT (staff_id, day) DO NOTHING
"""
_CLOSE_PLANS = """
UPDATE leads_dailyplan d SET committed_at = r.committed_at, closed_at = r.closed_at FROM ready_plans r
WHERE (d.staff_id, d.day) = (r.staff_id, r.day) AND r.committed_at IS NOT NULL
    AND (d.committed_at, d.closed_at) IS DISTINCT FROM (r.committed_at, r.closed_at)
"""
_DONE_AT = """CASE WHEN s.state = 'done'
    THEN coalesce(s.done_at, (s.day + time '18:00') AT TIME ZONE %(zone)s) END"""
_CARRIED_TO = "CASE WHEN s.state = 'carried' THEN coalesce(s.carried_to, s.day + 1) END"
_DROP_REASON = "CASE WHEN s.state = 'dropped' THEN s.drop_reason ELSE '' END"


def load(loading: Loading) -> Loaded:
    """Daily plans with their items; what became of an item follows the file until its day is in the past for good."""
    loading.run(_PLACES)
    loading.table("ready_plan_items", _READY)
    loading.table("ready_plans", _PLANS)
    loading.run(_CLOSE_PLANS)
    loading.analyze("leads_dailyplan", created=loading.run(_NEW_PLANS))
    return upsert(
        loading,
        file="plan_items",
        stored="leads_planitem",
        joins="""JOIN leads_lead l ON l.number = s.lead_no JOIN organisation_staff a ON a.employee_no = s.staff_no
            JOIN leads_dailyplan t ON t.staff_id = a.id AND t.day = s.day""",
        match="(d.plan_id, d.lead_id) = (t.id, l.id)",
        fields=(
            Field("plan_id", "t.id"),
            Field("lead_id", "l.id"),
            Field("kind", "coalesce(s.kind, 'call')", "kind"),
            Field("state", "s.state", "state"),
            Field("position", "s.position", "position"),
            Field("reason", "coalesce(s.reason, 'due')", "reason"),
            Field("done_at", _DONE_AT, "state", compared=loading.has("plan_items", "done_at")),
            Field("carried_to", _CARRIED_TO, "state", compared=loading.has("plan_items", "carried_to")),
            Field("drop_reason", _DROP_REASON, "state", compared=loading.has("plan_items", "drop_reason")),
        ),
    )
