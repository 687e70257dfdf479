"""Every verb that writes a fact of a lead begins here: who comes second sees what the first one did.

A lead before its customer, leads in the order of their ids; see docs/decisions/0003.
"""

from leads.models import Customer, Lead


def lock_lead(lead_id: int) -> Lead:
    """The lead as it stands now, kept so until the transaction ends."""
    return Lead.objects.select_for_update(no_key=True, of=("self",)).get(pk=lead_id)


def lock_customer(customer_id: int) -> Customer:
    """The customer as they stand now, kept so: nobody else logs a lead for them meanwhile."""
    return Customer.objects.select_for_update(no_key=True, of=("self",)).get(pk=customer_id)
