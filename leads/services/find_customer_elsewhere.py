from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.looking_up import FINDS_AN_HOUR, refuse_too_often
from leads.masking import mask_name
from leads.models import Customer
from leads.phones import phone_if_any
from organisation.access import can
from organisation.errors import NotAllowed
from organisation.models import AccessRecord, Branch, Staff
from organisation.phone import last_four, mask_phone
from organisation.roles import Right
from organisation.services import record_access
from organisation.vault import phone_index
from organisation.workplace import branch_of


@dataclass(frozen=True)
class ElsewhereMatch:
    """That a customer exists, and where: finding is not seeing."""

    masked_name: str
    home_branch: Branch


@transaction.atomic
def find_customer_elsewhere(*, phone: str = "", number: str = "", now: datetime, by: Staff) -> list[ElsewhereMatch]:
    """Customers of the whole bank by exact phone or customer number: a masked name and the home branch, nothing else.

    Thirty times an hour, and recorded.
    """
    day = timezone.localdate(now)
    if not can(by, Right.FIND_CUSTOMER, day=day):
        raise NotAllowed(_("Customers are found by the people who serve them."))
    normal, number = phone_if_any(phone), number.replace("\0", "").strip()
    if not normal and not number:
        return []
    refuse_too_often(AccessRecord.Kind.FIND, limit=FINDS_AN_HOUR, now=now, by=by)
    found = list(_customers(normal, number))
    record_access(
        kind=AccessRecord.Kind.FIND,
        subject=" ".join(customer.number for customer in found),
        reason=mask_phone(last_four(normal)) if normal else "number",
        branch=branch_of(by, day=day),
        now=now,
        by=by,
    )
    return [ElsewhereMatch(mask_name(customer.name), customer.branch) for customer in found]


def _customers(normal: str, number: str) -> list[Customer]:
    wanted = Q()
    if normal:
        wanted |= Q(phone_index=phone_index(normal))
    if number:
        wanted |= Q(number=number)
    # The phone and the number of a record that was merged lead to the customer it was merged into.
    people = Customer.objects.filter(wanted).values(person=Coalesce("merged_into", "pk"))
    return list(Customer.objects.filter(pk__in=people).select_related("branch").order_by("branch__path", "pk")[:5])
