"""Who may replace a contact record by a corrected one: see also `leads.services.supersede_follow_up`, which decides."""

from datetime import date

from leads.models import FollowUp
from organisation.models import Staff


def may_correct(record: FollowUp, *, day: date, by: Staff) -> bool:
    """Whether the record is one's own, of today, and still the one that counts."""
    return (
        record.staff_id == by.pk and record.superseded_at is None and record.contacted_on == day and record.lead.is_open
    )
