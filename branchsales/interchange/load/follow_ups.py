from branchsales.interchange.load.loading import Loaded, Loading

_READY = """
SELECT s.line, CASE WHEN o.id IS NULL THEN s.follow_up_no ELSE new_number('F') END AS follow_up_no,
    l.id AS lead_id, a.id AS staff_id, coalesce(n.id, p.branch_id, l.branch_id) AS branch_id,
    p.is_posting, s.contacted_at, (s.contacted_at AT TIME ZONE %(zone)s)::date AS contacted_on, s.method, s.reached,
    s.outcome, coalesce(s.note, CASE WHEN NOT %(has_note)s THEN o.note END, '') AS note,
    coalesce(s.next_action_on, CASE WHEN NOT %(has_next)s THEN o.next_action_on END) AS next_action_on,
    coalesce(o.number, s.supersedes_no) AS supersedes_no, o.id IS NOT NULL AS is_correction
FROM in_follow_ups s JOIN leads_lead l ON l.number = s.lead_no JOIN organisation_staff a ON a.employee_no = s.staff_no
LEFT JOIN organisation_branch n ON n.code = s.branch_code
LEFT JOIN posted p ON p.staff_id = a.id AND (s.contacted_at AT TIME ZONE %(zone)s)::date BETWEEN p.first AND p.last
LEFT JOIN in_corrected_follow_ups c ON c.line = s.line LEFT JOIN leads_followup o ON o.id = c.old_id
WHERE NOT s.bad AND (o.id IS NOT NULL OR NOT EXISTS (SELECT FROM leads_followup d WHERE d.number = s.follow_up_no))
"""
_NEW = """
INSERT INTO leads_followup (number, lead_id, staff_id, branch_id, contacted_at, contacted_on, method, reached, outcome,
    note, next_action_on, supersedes_id, superseded_at)
SELECT r.follow_up_no, r.lead_id, r.staff_id, r.branch_id, r.contacted_at, r.contacted_on, r.method, r.reached,
    r.outcome, r.note, r.next_action_on, {chain}
WHERE r.generation = %(generation)s ORDER BY r.contacted_at, r.follow_up_no
"""
_ALONE = "NULL, NULL FROM ready_follow_ups r"
_IN_A_CHAIN = """d.id, later.contacted_at
FROM ready_follow_ups r LEFT JOIN leads_followup d ON d.number = r.supersedes_no
LEFT JOIN ready_follow_ups later ON later.supersedes_no = r.follow_up_no"""
# A record is written after the one it supersedes.
_GENERATIONS = """
WITH RECURSIVE line AS (
    SELECT follow_up_no, 0 AS generation FROM ready_follow_ups r WHERE supersedes_no IS NULL
        OR NOT EXISTS (SELECT FROM ready_follow_ups e WHERE e.follow_up_no = r.supersedes_no)
    UNION ALL SELECT r.follow_up_no, line.generation + 1 FROM line JOIN ready_follow_ups r
        ON r.supersedes_no = line.follow_up_no)
UPDATE ready_follow_ups r SET generation = line.generation FROM line
WHERE line.follow_up_no = r.follow_up_no AND line.generation > 0
"""
_SUPERSEDED = """
UPDATE leads_followup d SET superseded_at = CASE WHEN r.is_correction THEN %(now)s ELSE r.contacted_at END
FROM ready_follow_ups r WHERE r.supersedes_no = d.number AND d.superseded_at IS NULL
"""


def load(loading: Loading) -> Loaded:
    """Contact records; one that supersedes another takes it out of the figures. A corrected one gets a new number."""
    loading.table(
        "ready_follow_ups",
        f"SELECT *, 0 AS generation FROM ({_READY}) r",
        has_note=loading.has("follow_ups", "note"),
        has_next=loading.has("follow_ups", "next_action_on"),
    )
    generations = 1
    supersedes = bool(loading.rows("SELECT 1 FROM ready_follow_ups WHERE supersedes_no IS NOT NULL LIMIT 1"))
    if supersedes:
        loading.run(_GENERATIONS)
        generations += loading.rows("SELECT max(generation) FROM ready_follow_ups")[0][0]
    new = _NEW.format(chain=_IN_A_CHAIN if supersedes else _ALONE)
    created = sum(loading.run(new, generation=generation) for generation in range(generations))
    if supersedes:
        loading.run(_SUPERSEDED)
    loading.analyze("leads_followup", created=created)
    (corrected,) = loading.rows("SELECT count(*) FROM ready_follow_ups WHERE is_correction")[0]
    return Loaded(created - corrected, corrected)
