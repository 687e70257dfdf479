"""Units, people, rules: what the tree and the calendar of the bank allow."""

from branchsales.interchange.checks.check import Check

_LATER_OR_OPEN = '(o.{last} IS NULL OR o.{last} >= s."from") AND (s."to" IS NULL OR s."to" >= o.{first})'

CHECKS = (
    Check("branches", "parent_code", "head_office_below", "WHERE s.kind = 'head_office' AND s.parent_code IS NOT NULL"),
    Check(
        "branches",
        "parent_code",
        "circle",
        """JOIN (
        WITH RECURSIVE tree AS (
            SELECT code, parent_code FROM in_branches
            UNION ALL SELECT b.code, p.code FROM organisation_branch b
            LEFT JOIN organisation_branch p ON p.id = b.parent_id
            WHERE NOT EXISTS (SELECT FROM in_branches t WHERE t.code = b.code)),
        way AS (
            SELECT t.code, t.parent_code AS above, 1 AS steps FROM tree t WHERE t.code IN (SELECT code FROM in_branches)
            UNION ALL SELECT w.code, t.parent_code, w.steps + 1 FROM way w JOIN tree t ON t.code = w.above
            WHERE w.above <> w.code AND w.steps < 100)
        SELECT DISTINCT code FROM way WHERE above = code) c ON c.code = s.code""",
    ),
    Check("staff", "left_on", "ends_before_start", "WHERE s.left_on < s.joined_on"),
    Check("postings", "to", "ends_before_start", 'WHERE s."to" < s."from"'),
    Check("split_rules", "to", "ends_before_start", 'WHERE s."to" < s."from"'),
    Check(
        "split_rules",
        "from",
        "rules_overlap",
        f"""JOIN in_split_rules o ON (o.branch_code, o.category) = (s.branch_code, s.category) AND o."from" < s."from"
        WHERE {_LATER_OR_OPEN.format(first='"from"', last='"to"')}""",
        detail='o."from"::text',
    ),
    Check(
        "split_rules",
        "from",
        "rules_overlap",
        f"""JOIN organisation_branch b ON b.code = s.branch_code
        JOIN referrals_splitrule o ON o.branch_id = b.id AND o.category = s.category AND o.starts_on <> s."from"
            AND NOT EXISTS (SELECT FROM in_split_rules t WHERE (t.branch_code, t.category, t."from")
                = (s.branch_code, s.category, o.starts_on))
        WHERE {_LATER_OR_OPEN.format(first="starts_on", last="ends_on")}""",
        detail="o.starts_on::text",
    ),
)
