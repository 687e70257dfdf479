from branchsales.interchange.load.loading import Loaded, Loading
from branchsales.interchange.load.upsert import Field, upsert


def load(loading: Loading) -> Loaded:
    """The rules of the split. What was agreed or sold under one before keeps its share."""
    return upsert(
        loading,
        file="split_rules",
        stored="referrals_splitrule",
        joins="JOIN organisation_branch b ON b.code = s.branch_code",
        match='(d.branch_id, d.category, d.starts_on) = (b.id, s.category, s."from")',
        fields=(
            Field("branch_id", "b.id"),
            Field("category", "s.category"),
            Field("starts_on", 's."from"'),
            Field("found_share", "s.found_share", "found_share"),
            Field("ends_on", 's."to"', "to"),
        ),
    )
