"""How the pages of selling together reach their objects: only what the signed-in person may see; the rest is a 404."""

from datetime import date

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from organisation.models import Staff
from organisation.refused import Refused
from referrals.models import Referral, Sale

LEAD_OF_PAGE = ("customer__manager", "owner", "finder", "branch")


def referral_for(staff: Staff, pk: int, *, day: date) -> Referral:
    """The referral with both sides and its lead."""
    referrals = Referral.objects.visible_to(staff, day=day).select_related(
        "referrer",
        "receiver",
        "referrer_branch",
        "receiver_branch",
        *(f"lead__{one}" for one in LEAD_OF_PAGE),
    )
    return get_object_or_404(referrals, pk=pk)


def refused_on_referral(referral: Referral, reason: str) -> Refused:
    """A 403 on something of a referral, which leads back to it."""
    back = reverse("referral", args=[referral.pk])
    return Refused(reason, back=back, back_label=_("Back to the referral"))


def sale_for(staff: Staff, pk: int, *, day: date) -> Sale:
    """The sale with its product, people and lead."""
    sales = Sale.objects.visible_to(staff, day=day).select_related(
        "product", "closer", "branch", "lead__customer", "reversal_asked_by", "reversal_approved_by"
    )
    return get_object_or_404(sales, pk=pk)
