from datetime import datetime

from django.db import transaction
from django.utils import timezone

from leads.looking_up import FINDS_AN_HOUR, refuse_too_often
from leads.phones import phone_if_any
from leads.services.find_customers import CustomerMatch, find_customers
from organisation.models import AccessRecord, Staff
from organisation.phone import last_four, mask_phone
from organisation.services import record_access
from organisation.workplace import branch_of


@transaction.atomic
def look_up_customers(
    *, text: str, limit: int = 8, goes_beyond: bool = False, now: datetime, by: Staff
) -> list[CustomerMatch]:
    """Customers of the own branch as they are typed; a whole phone number is a look, counted and recorded.

    Whoever sees the last four digits could else try the rest until the masked number is known. `goes_beyond`: where
    nobody is found the whole bank is asked next, which counts the same look (`find_customer_elsewhere`).
    """
    day = timezone.localdate(now)
    phone = phone_if_any(text)
    found = find_customers(text, day=day, by=by, limit=limit)
    if not phone or (goes_beyond and not found):
        return found
    refuse_too_often(AccessRecord.Kind.FIND, limit=FINDS_AN_HOUR, now=now, by=by)
    record_access(
        kind=AccessRecord.Kind.FIND,
        subject=" ".join(match.customer.number for match in found[:3]),
        reason=mask_phone(last_four(phone)),
        branch=branch_of(by, day=day),
        now=now,
        by=by,
    )
    return found
