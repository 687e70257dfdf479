"""Leads, referrals and sales by their number, which stands on them and in what people send each other."""

import re
import unicodedata
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from branchsales.workspace.search.hits import Hit
from leads.models import Category, Lead
from organisation.models import Staff
from referrals.models import Referral, Sale

MOST = 5
SURE_DIGITS = 4  # so many of the running number must stand there, or a whole day would answer
_NUMBER = re.compile(r"(?P<kind>[LRS])(?P<day>\d{6})-?(?P<running>\d*)")


def number_in(text: str) -> str:
    """The number as it is stored (L261124-000123), whether typed in small or full-width letters, with blanks or without
    the dash; empty if the text is none."""
    typed = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper()
    found = _NUMBER.fullmatch(typed)
    return f"{found['kind']}{found['day']}-{found['running']}" if found else ""


def find_records(text: str, *, day: date, by: Staff) -> list[Hit]:
    """Those the person may see with that number, or with one that begins so. At most one query."""
    number = number_in(text)
    if not number:
        return []
    is_sure = len(number.partition("-")[2]) >= SURE_DIGITS
    wanted = Q(number__startswith=number) if is_sure else Q(number=number)
    if number.startswith("L"):
        leads = Lead.objects.visible_to(by, day=day).filter(wanted).order_by("number")
        named = leads.values_list("pk", "number", "category", "customer__name")[:MOST]
        return [_hit("lead", pk, at, _("Lead"), name, _product(of), "list-todo") for pk, at, of, name in named]
    # Without the customer's name, which is masked to a former receiver: the page says who it is.
    if number.startswith("R"):
        referrals = Referral.objects.visible_to(by, day=day).filter(wanted).order_by("number")
        rows = referrals.values_list("pk", "number", "lead__category")[:MOST]
        return [_hit("referral", pk, at, _("Referral"), "", _product(of), "arrow-right-left") for pk, at, of in rows]
    sales = Sale.objects.visible_to(by, day=day).filter(wanted).order_by("number")
    sold = sales.values_list("pk", "number", "lead__category")[:MOST]
    return [_hit("sale", pk, at, _("Sale"), "", _product(of), "badge-check") for pk, at, of in sold]


def _product(category: str) -> str:
    return str(Category(category).label)


def _hit(page: str, pk: int, number: str, kind: str, name: str, product: str, icon: str) -> Hit:
    about = " · ".join(filter(None, (kind, name, product)))
    return Hit(number, reverse(page, args=[pk]), icon, about)
