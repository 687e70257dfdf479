from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.errors import LeadClosed, NotYours
from leads.locks import lock_lead
from leads.models import Lead, Product
from leads.planning import mark_done
from leads.stages import Stage
from leads.standing import refuse_waiting
from organisation.access import can
from organisation.business_day import end_of_day
from organisation.errors import Invalid
from organisation.models import Staff
from organisation.money import LARGEST_FEN, NotAnAmount, fen, yuan
from organisation.roles import Right
from organisation.services import notify
from organisation.ui.days import whole_day
from organisation.workplace import branch_of
from referrals.errors import AlreadySold
from referrals.ledger import book_credit, found_share_of
from referrals.models import Sale
from referrals.notices import lead_won


@transaction.atomic
def record_sale(*, lead: Lead, product: Product, amount: Decimal, sold_on: date, now: datetime, by: Staff) -> Sale:
    """Win a lead: the sale with its sales credit, shared as was agreed, in one act.

    By the owner who may sell; what was planned for the lead is done. The product may be of another category than the
    lead. One standing sale a lead: another product is another lead of the same customer.
    """
    day = timezone.localdate(now)
    lead = lock_lead(lead.pk)
    if lead.owner_id != by.pk or not can(by, Right.SELL, day=day):
        raise NotYours(_("Only the owner of the lead can record its sale."))
    _refuse_closed(lead)
    refuse_waiting(lead)
    _check(lead, product, sold_on, today=day)
    whole = _whole_fen(amount)
    sale = Sale.objects.create(
        lead=lead,
        product=product,
        amount=yuan(whole),
        sold_on=sold_on,
        closer=by,
        branch=branch_of(by, day=sold_on) or lead.branch,
        found_share=found_share_of(lead, closer=by, day=sold_on),
        recorded_at=now,
    )
    lines = book_credit(sale, lead=lead)
    _win(lead, sold_on, now=now)
    mark_done(lead, staff=by, days=[sold_on, day], at=now)
    notify(tell=lead_won(sale, lines), now=now, by=by)
    return sale


def _refuse_closed(lead: Lead) -> None:
    if lead.stage == Stage.WON:
        raise AlreadySold(_("A sale of this lead is recorded already. For another product, add a lead for it."))
    if not lead.is_open:
        raise LeadClosed(_("This lead is closed as lost. Log a new lead for the customer instead."))


def _check(lead: Lead, product: Product, sold_on: date, *, today: date) -> None:
    if not product.is_active:
        raise Invalid(_("This product is no longer sold. Choose another one."), field="product")
    if sold_on > today:
        raise Invalid(_("The sale lies in the future. Record it on the day it is made."), field="sold_on")
    if sold_on < lead.captured_on:
        raise Invalid(
            _("The sale cannot be before %(day)s, when the lead was logged.") % {"day": whole_day(lead.captured_on)},
            field="sold_on",
        )


def _whole_fen(amount: Decimal) -> int:
    try:
        whole = fen(amount)
    except NotAnAmount:
        whole = 0
    if not 0 < whole <= LARGEST_FEN:
        raise Invalid(_("The amount must be more than zero, with at most two decimal places."), field="amount")
    return whole


def _win(lead: Lead, sold_on: date, *, now: datetime) -> None:
    """Won at that moment; a sale of an earlier day at the end of it, but never before the last contact."""
    closed_at = now
    if sold_on < timezone.localdate(now):
        contacts = lead.follow_ups.standing().order_by("-contacted_at").values_list("contacted_at", flat=True)
        closed_at = max([end_of_day(sold_on, zone=timezone.get_default_timezone()), *contacts[:1]])
    lead.stage = Stage.WON
    lead.closed_at = max(closed_at, lead.captured_at)
    lead.closed_on = timezone.localdate(lead.closed_at)
    lead.next_action_on = None
    lead.save(update_fields=["stage", "closed_at", "closed_on", "next_action_on"])
