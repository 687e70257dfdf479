from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.actions import may_grade
from leads.errors import NotYours
from leads.lead_changes import note_change, standing_of
from leads.locks import lock_lead
from leads.many import Bulk, on_each
from leads.models import BulkAct, Lead
from leads.standing import refuse_closed
from organisation.errors import Invalid
from organisation.models import Staff


@transaction.atomic
def grade_leads(*, leads: Iterable[Lead], potential: str, now: datetime, by: Staff) -> Bulk:
    """Set the potential of many leads: one's own, or as the head those of the branch."""
    day = timezone.localdate(now)
    if potential not in Lead.Potential.values:
        raise Invalid(_("Choose A, B or C."), field="potential")

    def one(lead: Lead, act: BulkAct) -> Lead:
        lead = lock_lead(lead.pk)
        refuse_closed(lead)
        if not may_grade(lead, day=day, by=by):
            raise NotYours(_("Only the owner of the lead or the branch head can do this."))
        before = standing_of(lead)
        lead.potential = potential
        lead.save(update_fields=["potential"])
        note_change(lead, before, bulk=act, now=now, by=by)
        return lead

    return on_each(leads, BulkAct.What.GRADE, one=one, now=now, by=by)
