"""The reversal of a sale: asked for by its closer, decided by somebody else who has no part in it."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from leads.errors import NotYours
from leads.locks import lock_lead
from organisation.access import can
from organisation.models import Staff
from organisation.roles import Right
from referrals.errors import AlreadyReversed, NothingAsked
from referrals.models import Sale

LONGEST_REASON = 200


def locked_standing(sale: Sale) -> Sale:
    """The sale with its lead locked; `AlreadyReversed` if somebody was faster."""
    lead = lock_lead(sale.lead_id)
    fresh = Sale.objects.select_for_update(no_key=True, of=("self",)).select_related("closer").get(pk=sale.pk)
    fresh.lead = lead
    if fresh.is_reversed:
        raise AlreadyReversed(_("This sale has been reversed already."))
    return fresh


def locked_asked(sale: Sale) -> Sale:
    """A standing sale whose reversal somebody asked for."""
    fresh = locked_standing(sale)
    if fresh.reversal_asked_at is None:
        raise NothingAsked(_("The reversal of this sale has been decided already. There is nothing left to do."))
    return fresh


def refuse_partial_judge(sale: Sale, *, day: date, by: Staff) -> None:
    """Whoever decides holds the right in the sale's branch, and neither closed the sale nor asked.

    A head who found the lead may decide: they would give up sales credit of their own, and nobody else there could.
    """
    if not can(by, Right.APPROVE_REVERSAL, day=day, branch=sale.branch):
        raise NotYours(_("Only the branch head can decide about the reversal of a sale."))
    if by.pk in (sale.closer_id, sale.reversal_asked_by_id):
        raise NotYours(_("You closed this sale. Somebody else must decide about its reversal."))


def may_ask(sale: Sale, *, day: date, by: Staff) -> bool:
    """Whether the person may ask for the reversal of the sale as it stands."""
    return (
        sale.closer_id == by.pk
        and not sale.is_reversed
        and sale.reversal_asked_at is None
        and can(by, Right.SELL, day=day)
    )


def may_judge(sale: Sale, *, day: date, by: Staff) -> bool:
    """Whether the person may decide about the reversal that was asked for."""
    if sale.is_reversed or sale.reversal_asked_at is None:
        return False
    return is_judge(sale, day=day, by=by)


def is_judge(sale: Sale, *, day: date, by: Staff) -> bool:
    """Whether the person holds the right there and is neither closer nor asker."""
    return by.pk not in (sale.closer_id, sale.reversal_asked_by_id) and can(
        by, Right.APPROVE_REVERSAL, day=day, branch=sale.branch
    )
