from referrals.models.split_rule import DEFAULT_FOUND_SHARE

# The rule of the nearest unit upwards, else the bank's default. See also SplitRuleQuerySet.in_force.
SHARE_IN_FORCE = f"""coalesce((
    SELECT rule.found_share FROM referrals_splitrule rule JOIN organisation_branch unit ON unit.id = rule.branch_id
    JOIN organisation_branch here ON here.id = {{branch}} AND here.path LIKE unit.path || '%%'
    WHERE rule.category = {{category}} AND rule.starts_on <= {{day}} AND coalesce(rule.ends_on, 'infinity') >= {{day}}
    ORDER BY length(unit.path) DESC LIMIT 1), {DEFAULT_FOUND_SHARE})"""
