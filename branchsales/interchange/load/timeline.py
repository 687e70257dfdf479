"""Where a person works and worked before, told by a line of staff.csv and any of postings.csv. Pure: no Django here.

staff.csv names the present posting, without its first day; postings.csv the earlier and additional ones. The present
one is primary. Of the others those are, that neither overlap with it nor with a primary one before them.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

BEGINNING = date(1970, 1, 1)  # of whoever joined at an unknown time
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Post:
    """A posting; `line` is where postings.csv names it (0: it does not), `pk` the stored row."""

    branch: str
    role: str
    first: date
    last: date | None = None
    is_primary: bool | None = None
    line: int = 0
    pk: int | None = None

    def overlaps(self, other: "Post") -> bool:
        return self.first <= (other.last or date.max) and other.first <= (self.last or date.max)

    @property
    def place(self) -> tuple[str, str]:
        return self.branch, self.role


@dataclass(frozen=True)
class Present:
    """What staff.csv says of a person."""

    branch: str
    role: str
    joined_on: date | None
    left_on: date | None
    line: int = 0

    @property
    def place(self) -> tuple[str, str]:
        return self.branch, self.role


def timeline(named: Sequence[Post], present: Present | None, stored: Sequence[Post], *, today: date) -> list[Post]:
    """All postings of the person as they are to be stored, in order; stored ones keep their `pk`."""
    kept = {(post.place, post.first): post for post in stored}
    for post in named:
        known = kept.get((post.place, post.first))
        kept[post.place, post.first] = replace(post, pk=known.pk if known else None)
    posts = sorted(kept.values(), key=lambda post: (post.first, post.place))
    if present is not None:
        posts = _with_present(posts, present, today=today)
    return _with_primary(posts, present)


def _with_present(posts: list[Post], present: Present, *, today: date) -> list[Post]:
    """The present posting is the last one of its branch and role that has not ended before the person left."""
    same = [post for post in posts if post.place == present.place and _lasts(post, present.left_on)]
    if same:
        now = same[-1]
        others = [post for post in posts if post is not now]
        return sorted([*others, replace(now, last=present.left_on, is_primary=True)], key=lambda post: post.first)
    moved = [post for post in posts if post.pk is not None and post.is_primary and _lasts(post, present.left_on)]
    if moved and not any(post.line for post in posts if post.first >= moved[-1].first):
        # The bank knows another posting, and nobody says when the person moved: today.
        first = max(today, moved[-1].first + _DAY)
        closed = [replace(post, last=first - _DAY) if post is moved[-1] else post for post in posts]
        return [*closed, Post(present.branch, present.role, first, present.left_on, is_primary=True)]
    before = [post.last for post in posts if post.last is not None and post.is_primary is not False]
    first = max(before) + _DAY if before else present.joined_on or _earliest(posts, present)
    now = Post(present.branch, present.role, first, present.left_on, is_primary=True)
    return sorted([*posts, now], key=lambda post: post.first)


def _lasts(post: Post, left_on: date | None) -> bool:
    return post.last is None or (left_on is not None and post.last >= left_on)


def _earliest(posts: list[Post], present: Present) -> date:
    first = min((post.first for post in posts), default=BEGINNING)
    return min(first, present.left_on) if present.left_on else first


def _with_primary(posts: list[Post], present: Present | None) -> list[Post]:
    """Who said so first: the present one, those marked or stored as primary, then the others in order."""
    primary = [post for post in posts if post.is_primary]
    settled = []
    for post in posts:
        if post.is_primary is None:
            is_primary = not any(post.overlaps(other) for other in primary)
            post = replace(post, is_primary=is_primary)
            if is_primary:
                primary.append(post)
        settled.append(post)
    return settled


def overlapping(posts: Sequence[Post]) -> tuple[Post, Post] | None:
    """Two primary postings at a time, the later one first; None: all is well."""
    primary = sorted((post for post in posts if post.is_primary), key=lambda post: post.first)
    for before, after in pairwise(primary):
        if before.overlaps(after):
            return after, before
    return None
