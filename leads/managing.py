"""What follows for the open leads of a customer when a fact of theirs changes; the leads are locked."""

from datetime import datetime

from leads.models import Customer, Lead, LeadParticipant
from leads.participation import Part
from leads.standing import REACHES_OUT


def pass_to_manager(customer: Customer, *, now: datetime) -> tuple[list[int], list[int]]:
    """The customer's manager takes part in their open leads, a former one no more: the parts that ended and began."""
    open_leads = list(Lead.objects.open().filter(customer=customer).values_list("pk", flat=True))
    parts = LeadParticipant.objects.current().filter(part=Part.MANAGER, lead__in=open_leads)
    ended = list(parts.exclude(staff=customer.manager_id).values_list("pk", flat=True))
    LeadParticipant.objects.filter(pk__in=ended).update(until=now)
    if customer.manager is None:
        return ended, []
    known = set(parts.filter(staff=customer.manager_id).values_list("lead_id", flat=True))
    begun = LeadParticipant.objects.bulk_create(
        LeadParticipant(lead_id=pk, staff=customer.manager, part=Part.MANAGER) for pk in open_leads if pk not in known
    )
    return ended, [part.pk for part in begun]


def meet_instead(customer: Customer) -> dict[str, str]:
    """Who does not want to be contacted is met when they come: planned calls and messages, by the lead, until now."""
    if not customer.do_not_contact:
        return {}
    reaching_out = Lead.objects.open().filter(customer=customer, next_action__in=REACHES_OUT)
    planned = {str(pk): action for pk, action in reaching_out.values_list("pk", "next_action")}
    Lead.objects.filter(pk__in=planned).update(next_action=Lead.NextAction.MEET)
    return planned
