"""One's own sign-ins, as the access records tell them: so that somebody else's show."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from organisation.access_kinds import KIND_ICONS, KIND_WORDS, NOTABLE
from organisation.models import AccessRecord, Staff

SHOWN = timedelta(days=90)
Kind = AccessRecord.Kind
KINDS = (Kind.SIGN_IN, Kind.SIGN_IN_REFUSED, Kind.SIGN_OUT, Kind.PASSWORD)


@dataclass(frozen=True)
class SignIn:
    """When, what came of it, and from where."""

    made_at: datetime
    words: Promise
    icon: str
    is_notable: bool
    where: Promise


def sign_ins_of(staff: Staff, *, now: datetime) -> QuerySet[AccessRecord]:
    """What happened with the person's employee number in the last 90 days, by whomever."""
    return AccessRecord.objects.filter(subject=staff.employee_no, kind__in=KINDS, made_at__gt=now - SHOWN)


def as_told(record: AccessRecord, *, here: str) -> SignIn:
    """The record in words; `here` is the address that the person reads it from."""
    return SignIn(
        record.made_at,
        KIND_WORDS[record.kind],
        KIND_ICONS[record.kind],
        record.kind in NOTABLE,
        where_words(record.address, here=here),
    )


def where_words(address: str, *, here: str) -> Promise:
    """The kind of address: the one in use now, another one within the bank's network, or outside it."""
    if address and address == here:
        return _("where you are now")
    try:
        known = ip_address(address)
    except ValueError:
        return _("unknown")
    return _("elsewhere in the bank's network") if known.is_private else _("outside the bank's network")
