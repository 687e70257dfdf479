from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.changing import may_record_consent
from leads.customer_facts import Fact, facts_of, write_changes
from leads.errors import AlreadyMerged
from leads.locks import lock_with_leads
from leads.managing import meet_instead
from leads.models import Customer, CustomerChange
from leads.taking_in import known_value
from organisation.errors import Invalid, NotAllowed
from organisation.models import Staff

SAID = (CustomerChange.How.BRANCH, CustomerChange.How.PHONE, CustomerChange.How.WRITTEN)


@transaction.atomic
def record_consent(
    *, customer: Customer, consent: str, do_not_contact: bool, how: str, now: datetime, by: Staff
) -> Customer:
    """Write down what the customer said about marketing and being contacted, how they said it, and who heard it.

    Said again, the newest time counts. Who does not want to be contacted is met when they come: planned calls and
    messages become meetings.
    """
    customer = lock_with_leads({customer.pk})[customer.pk]
    if customer.merged_into_id is not None:
        raise AlreadyMerged(_("This record was merged into another customer meanwhile. Open that one."))
    if not may_record_consent(customer, day=timezone.localdate(now), by=by):
        raise NotAllowed(_("What a customer allows is recorded by the people who serve them."))
    if how not in SAID:
        raise Invalid(_("Say how the customer told you: in the branch, by phone or in writing."), field="how")
    was = facts_of(customer)
    customer.consent = known_value(consent, Customer.Consent.values, "consent")
    customer.do_not_contact = do_not_contact
    customer.save(update_fields=["consent", "do_not_contact"])
    meet_instead(customer)
    write_changes(customer, was, how=how, also=(Fact.CONSENT, Fact.DO_NOT_CONTACT), now=now, by=by)
    return customer
