from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.errors import NoPhone
from leads.looking_up import REVEALS_AN_HOUR, refuse_too_often
from leads.models import Customer
from leads.revealing import may_reveal
from organisation.errors import Invalid, NotAllowed
from organisation.models import AccessRecord, Staff
from organisation.services import record_access
from organisation.vault import decrypt_phone

SHORTEST_REASON = 2
LONGEST_REASON = 200


@transaction.atomic
def reveal_phone(*, customer: Customer, reason: str, now: datetime, by: Staff) -> str:
    """The phone number in full, for a reason that is recorded; twenty times an hour.

    For those who hold the right in the customer's branch, and for those who hold it and own an open lead of theirs.
    """
    day = timezone.localdate(now)
    if not may_reveal(customer, day=day, by=by):
        raise NotAllowed(_("You cannot see this phone number in full: it is for those who serve the customer."))
    reason = reason.strip()
    if not SHORTEST_REASON <= len(reason) <= LONGEST_REASON:
        raise Invalid(_("Say why you need the number, in 2 to 200 characters: the reason is recorded."), field="reason")
    if customer.phone_ciphertext is None:
        raise NoPhone(_("No phone number is known for this customer."))
    refuse_too_often(AccessRecord.Kind.REVEAL, limit=REVEALS_AN_HOUR, now=now, by=by)
    record_access(
        kind=AccessRecord.Kind.REVEAL,
        subject=customer.number,
        reason=reason,
        branch=customer.branch,
        now=now,
        by=by,
    )
    return decrypt_phone(customer.phone_ciphertext)
