"""The board as a page or the interface shows it to one person: from the snapshot where one is kept, else computed."""

from datetime import date

from organisation.access import can
from organisation.models import Branch, Staff
from organisation.roles import Right
from performance.leaderboard import Cut, Subject, leaderboard
from performance.metrics import Metric
from performance.periods import Period
from performance.whole_bank import whole_bank_cut


def board_seen_by(
    staff: Staff,
    *,
    metric: Metric,
    period: Period,
    scope: Branch,
    subject: str = Subject.PEOPLE,
    role: str | None = None,
    day: date,
) -> Cut:
    """Top 10 and the own neighbours; every row of the units the person reads. `Cut.as_of` says how fresh it is."""
    # A head or supervisor sees every row of the own units: no snapshot's cut holds them.
    sees_a_cut = not can(staff, Right.READ_BRANCH, day=day)
    if (
        scope.kind == Branch.Kind.HEAD_OFFICE
        and subject == Subject.PEOPLE
        and role
        and sees_a_cut
        and (cut := whole_bank_cut(metric=metric, period=period, role=role, staff=staff))
    ):
        return cut
    board = leaderboard(metric=metric, period=period, scope=scope, subject=subject, role=role)
    return board.seen_by(staff, day=day)
