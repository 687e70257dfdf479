from branchsales.interchange.load.loading import Loaded, Loading

_NEW = """
INSERT INTO organisation_branch (code, name, kind, parent_id, path, city, transformed_on)
SELECT s.code, s.name, s.kind, p.id, '', coalesce(s.city, ''), s.transformed_on
FROM in_branches s LEFT JOIN organisation_branch p ON p.code = s.parent_code
WHERE NOT s.bad AND (s.parent_code IS NULL OR p.id IS NOT NULL)
    AND NOT EXISTS (SELECT FROM organisation_branch d WHERE d.code = s.code)
ORDER BY s.code
"""


def load(loading: Loading) -> Loaded:
    """Units from the top down, a level at a time: the path of each follows from the one above it."""
    created = 0
    while added := loading.run(_NEW):
        created += added
    changes = ["name = s.name", "kind = s.kind"]
    if loading.has("branches", "parent_code"):
        changes.append("parent_id = p.id")
    if loading.has("branches", "city"):
        changes.append("city = coalesce(s.city, '')")
    if loading.has("branches", "transformed_on"):
        changes.append("transformed_on = s.transformed_on")
    was, becomes = zip(*(change.split(" = ", 1) for change in changes), strict=True)
    updated = loading.run(
        f"UPDATE organisation_branch d SET {', '.join(changes)}"
        " FROM in_branches s LEFT JOIN organisation_branch p ON p.code = s.parent_code"
        f" WHERE d.code = s.code AND NOT s.bad AND ROW({', '.join(f'd.{name}' for name in was)})"
        f" IS DISTINCT FROM ROW({', '.join(becomes)})"
    )
    loading.analyze("organisation_branch", created=created)
    return Loaded(created, updated)
