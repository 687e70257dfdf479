from branchsales.interchange.load.loading import Loaded, Loading

_READY = """
SELECT s.line, s.staff_no, s.day, a.id AS staff_id,
    coalesce(n.id, p.branch_id, (SELECT min(id) FROM organisation_branch WHERE parent_id IS NULL)) AS branch_id,
    p.is_posting, n.id AS named_id, s.served, coalesce(s.received, 0) AS received, coalesce(s.diverted, 0) AS diverted,
    coalesce(s.identified, 0) AS identified
FROM in_traffic s JOIN organisation_staff a ON a.employee_no = s.staff_no
LEFT JOIN organisation_branch n ON n.code = s.branch_code
LEFT JOIN posted p ON p.staff_id = a.id AND s.day BETWEEN p.first AND p.last
WHERE NOT s.bad
"""
_NEW = """
INSERT INTO leads_trafficlog
    (staff_id, day, branch_id, served, served_source, correction, received, diverted, identified)
SELECT staff_id, day, branch_id, served, CASE WHEN served IS NULL THEN '' ELSE 'queue' END, '', received, diverted,
    identified
FROM ready_traffic r
WHERE NOT EXISTS (SELECT FROM leads_trafficlog d WHERE (d.staff_id, d.day) = (r.staff_id, r.day))
ORDER BY day, staff_no
"""
# What each column that came changes. A number that stays keeps where it came from and why it was corrected.
_STAYS = "d.served IS NOT DISTINCT FROM r.served"
_CHANGES = {
    "served": {
        "served": "r.served",
        "served_source": f"CASE WHEN {_STAYS} THEN d.served_source WHEN r.served IS NULL THEN '' ELSE 'queue' END",
        "correction": f"CASE WHEN {_STAYS} THEN d.correction ELSE '' END",
    },
    "received": {"received": "r.received"},
    "diverted": {"diverted": "r.diverted"},
    "identified": {"identified": "r.identified"},
    "branch_code": {"branch_id": "coalesce(r.named_id, d.branch_id)"},
}


def load(loading: Loading) -> Loaded:
    """Who met how many customers on each day: new days are made, known ones take over what the file says."""
    loading.table("ready_traffic", _READY)
    changing = {
        name: value
        for column, values in _CHANGES.items()
        if loading.has("traffic", column)
        for name, value in values.items()
    }
    updated = 0
    if changing:
        assignments = ", ".join(f"{name} = {value}" for name, value in changing.items())
        was, becomes = ", ".join(f"d.{name}" for name in changing), ", ".join(changing.values())
        updated = loading.run(
            f"UPDATE leads_trafficlog d SET {assignments} FROM ready_traffic r"
            f" WHERE (d.staff_id, d.day) = (r.staff_id, r.day) AND ROW({was}) IS DISTINCT FROM ROW({becomes})"
        )
    created = loading.run(_NEW)
    loading.analyze("leads_trafficlog", created=created)
    return Loaded(created, updated)
