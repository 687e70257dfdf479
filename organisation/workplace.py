"""Where a person works on a day: the unit that the facts of that day take."""

from datetime import date

from organisation.models import Branch, Staff
from organisation.roles import Right, holds


def branch_of(staff: Staff, *, day: date) -> Branch | None:
    """The unit of the primary posting of that day."""
    posting = staff.primary_posting_on(day)
    return posting.branch if posting else None


def branch_to_own_in(staff: Staff, *, day: date, rather: Branch | None = None) -> Branch | None:
    """Where the person may own leads that day, in the named branch if there too; None: nowhere.

    Somebody who has left or is locked out owns nothing new, whatever their postings say.
    """
    if not staff.is_active or (staff.left_on is not None and staff.left_on < day):
        return None
    units = [posting.branch for posting in staff.postings_on(day) if holds(posting.role, Right.OWN_LEAD)]
    return rather if rather in units else next(iter(units), None)
