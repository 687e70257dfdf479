"""The good rows into the bank, file by file in the order of what they refer to, each in a few set-based statements."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db.backends.utils import CursorWrapper

from branchsales.interchange.load import (
    branches,
    customers,
    follow_ups,
    leads,
    plan_items,
    postings,
    products,
    referrals,
    reviews,
    sales,
    split_rules,
    staff,
    traffic,
)
from branchsales.interchange.load.loading import Loaded, Loading
from branchsales.interchange.load.numbers import continue_numbers
from branchsales.interchange.load.participants import grant_parts
from branchsales.interchange.load.stages import move_stages
from branchsales.interchange.staging import Staged

_LOADERS: dict[str, Callable[[Loading], Loaded]] = {
    "branches": branches.load,
    "staff": staff.load,
    "postings": postings.load,
    "products": products.load,
    "split_rules": split_rules.load,
    "customers": customers.load,
    "leads": leads.load,
    "referrals": referrals.load,
    "follow_ups": follow_ups.load,
    "sales": sales.load,
    "reviews": reviews.load,
    "traffic": traffic.load,
    "plan_items": plan_items.load,
}


def load_all(
    cursor: CursorWrapper,
    staged: Mapping[str, Staged],
    *,
    zone: str,
    now: datetime,
    progress: Callable[[str], None],
) -> dict[str, Loaded]:
    """Write everything that is not bad; what was created and updated of each file."""
    loading = Loading(cursor, staged, zone=zone, now=now)
    done: dict[str, Loaded] = {}
    for name, load in _LOADERS.items():
        # Postings come with staff.csv too, which says where a person works now.
        if name in staged or (name == "postings" and "staff" in staged):
            if name in staged and staged[name].rows:
                progress(f"{staged[name].label}: writing {staged[name].rows:,} rows …")
            loaded = load(loading)
            if name in staged:
                done[name] = loaded
        if name == "customers":
            loading.find_posts()
    move_stages(loading)
    grant_parts(loading)
    continue_numbers(loading)
    # What the database proves at the end, it proves now: a bundle that breaks a promise is refused as a whole.
    loading.run("SET CONSTRAINTS ALL IMMEDIATE")
    loading.run("SET CONSTRAINTS ALL DEFERRED")
    return done
