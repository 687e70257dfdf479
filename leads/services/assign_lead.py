from datetime import datetime

from django.db import transaction

from leads.assigning import give
from leads.models import Lead
from leads.notices import lead_assigned, leaves
from organisation.models import Staff
from organisation.services import notify


@transaction.atomic
def assign_lead(*, lead: Lead, owner: Staff | None, now: datetime, by: Staff) -> Lead:
    """Give a lead to somebody who sells, or back to the branch pool (no owner); see `leads.assigning.give`."""
    given = give(lead.pk, owner, now=now, by=by)
    if not given.is_changed:
        return given.lead
    leaving = leaves(given.lead, owner_before=given.owner_before, by=by)
    notify(tell=[*leaving, *lead_assigned(given.lead, by=by)], now=now, by=by)
    return given.lead
