from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.errors import AlreadyWorkedOn, NotYours, TooLate
from leads.locks import lock_customer, lock_lead
from leads.models import Customer, Lead
from leads.notices import ownership
from leads.retracting import is_in_time, is_untouched
from leads.stages import Stage
from leads.standing import refuse_closed, refuse_waiting
from organisation.models import Staff
from organisation.notices.taking_back import take_back


@transaction.atomic
def retract_lead(*, lead: Lead, now: datetime, by: Staff) -> Lead:
    """Take back a lead that was logged by mistake: by its finder, at once, as long as nobody has worked on it.

    It stays to be seen as taken back and is in no figure. A referral that waits is withdrawn first. A customer who was
    taken in with it is found no more, so that the name can be written anew; unless another record became theirs.
    """
    lead = lock_lead(lead.pk)
    if lead.finder_id != by.pk:
        raise NotYours(_("Only whoever logged the lead can take it back."))
    refuse_closed(lead)
    if not is_in_time(lead, now=now):
        raise TooLate(_("The lead was logged more than ten minutes ago. Close it as lost, with the reason."))
    refuse_waiting(lead)
    if not is_untouched(lead):
        raise AlreadyWorkedOn(_("A colleague has begun to work on this lead. Speak with whoever owns it."))
    lead.stage = Stage.RETRACTED
    lead.closed_at = max(now, lead.captured_at)
    lead.closed_on = timezone.localdate(lead.closed_at)
    lead.next_action_on = None
    lead.save(update_fields=["stage", "closed_at", "closed_on", "next_action_on"])
    customer = lock_customer(lead.customer_id)
    others = customer.leads.exclude(pk=lead.pk).exists() or Customer.objects.filter(merged_into=customer).exists()
    if customer.made_at == lead.captured_at and not others:
        customer.retracted_at = lead.closed_at
        customer.save(update_fields=["retracted_at"])
    take_back(ownership(lead))
    return lead
