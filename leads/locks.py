"""Every verb that writes a fact of a lead begins here: who comes second sees what the first one did.

A lead before its customer, leads in the order of their ids; see docs/decisions/0003.
"""

from collections.abc import Collection

from django.db import connection, transaction

from leads.models import Customer, Lead

# An import reads who the customers are, then writes their leads: it holds this lock, and no merge runs meanwhile.
IMPORT_LOCK = 7022


def lock_lead(lead_id: int) -> Lead:
    """The lead as it stands now, kept so until the transaction ends."""
    return Lead.objects.select_for_update(no_key=True, of=("self",)).get(pk=lead_id)


def lock_customer(customer_id: int) -> Customer:
    """The customer as they stand now, kept so: nobody else logs a lead for them meanwhile."""
    return Customer.objects.select_for_update(no_key=True, of=("self",)).get(pk=customer_id)


def lock_with_leads(customer_ids: Collection[int]) -> dict[int, Customer]:
    """The customers with all their leads as they stand now, kept so until the transaction ends.

    A lead that comes or goes between the two locks is locked in its turn: the locks are given up and taken again.
    """
    while True:
        begun = transaction.savepoint()
        leads = Lead.objects.filter(customer__in=customer_ids).order_by("pk")
        locked = set(leads.select_for_update(no_key=True, of=("self",)).values_list("pk", flat=True))
        customers = Customer.objects.filter(pk__in=customer_ids).order_by("pk")
        found = {one.pk: one for one in customers.select_for_update(no_key=True, of=("self",))}
        if set(leads.values_list("pk", flat=True)) == locked:
            transaction.savepoint_commit(begun)
            return found
        transaction.savepoint_rollback(begun)


def import_is_running() -> bool:
    """Whether a history is being imported; if not, none begins until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock_shared(%s)", [IMPORT_LOCK])
        return not cursor.fetchone()[0]
