from branchsales.interchange.load.loading import Loaded, Loading

_READY = """
SELECT s.line, s.review_no, f.id AS follow_up_id, a.id AS author_id,
    coalesce(n.id, p.branch_id, f.branch_id) AS branch_id,
    p.is_posting, s.written_at, (s.written_at AT TIME ZONE %(zone)s)::date AS written_on, s.rating,
    coalesce(s.comment, '') AS comment
FROM in_reviews s JOIN leads_followup f ON f.number = s.follow_up_no
JOIN organisation_staff a ON a.employee_no = s.author_no LEFT JOIN organisation_branch n ON n.code = s.branch_code
LEFT JOIN posted p ON p.staff_id = a.id AND (s.written_at AT TIME ZONE %(zone)s)::date BETWEEN p.first AND p.last
WHERE NOT s.bad AND NOT EXISTS (SELECT FROM leads_review d WHERE d.number = s.review_no)
"""
_NEW = """
INSERT INTO leads_review (number, follow_up_id, author_id, branch_id, written_at, written_on, rating, comment)
SELECT review_no, follow_up_id, author_id, branch_id, written_at, written_on, rating, comment
FROM ready_reviews ORDER BY written_at, review_no
"""


def load(loading: Loading) -> Loaded:
    """Reviews; the database fills in whose contact record each is about."""
    loading.table("ready_reviews", _READY)
    created = loading.run(_NEW)
    loading.analyze("leads_review", created=created)
    return Loaded(created)
