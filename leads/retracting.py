"""Taking back what was logged by mistake: by its finder, at once, as long as nobody has worked on it."""

from datetime import datetime, timedelta

from leads.models import Lead
from leads.stages import Stage
from organisation.models import Staff

IN_TIME = timedelta(minutes=10)  # a slip of the hand is seen at once; later a lead is closed with a reason


def is_in_time(lead: Lead, *, now: datetime) -> bool:
    """Whether it was logged only a moment ago."""
    return now - lead.captured_at <= IN_TIME


def is_untouched(lead: Lead) -> bool:
    """Whether nobody has begun to work on it: no contact, reached or not."""
    return lead.stage in (Stage.CAPTURED, Stage.REFERRED) and not lead.follow_ups.exists()


def may_retract(lead: Lead, *, now: datetime, by: Staff) -> bool:
    """What the page of the lead asks; the verb checks the same."""
    return lead.is_open and lead.finder_id == by.pk and is_in_time(lead, now=now) and is_untouched(lead)
