from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.errors import NotYours
from leads.notes import kept_note
from organisation.access import can
from organisation.errors import Invalid
from organisation.models import Staff
from organisation.roles import Right
from organisation.services import notify
from referrals.errors import AlreadyAsked
from referrals.models import Sale
from referrals.notices import reversal_asked
from referrals.reversal import LONGEST_REASON, locked_standing


@transaction.atomic
def ask_reversal(*, sale: Sale, reason: str, now: datetime, by: Staff) -> Sale:
    """The closer asks to take a sale back, with the reason; it stands until somebody else approves."""
    if sale.closer_id != by.pk or not can(by, Right.SELL, day=timezone.localdate(now)):
        raise NotYours(_("Only the closer can ask for the reversal of this sale."))
    reason = kept_note(reason, field="reason")
    if not reason:
        raise Invalid(_("Say why the sale is to be reversed."), field="reason")
    if len(reason) > LONGEST_REASON:
        raise Invalid(_("Say it in at most %(count)s characters.") % {"count": LONGEST_REASON}, field="reason")
    sale = locked_standing(sale)
    if sale.reversal_asked_at is not None:
        raise AlreadyAsked(_("The reversal has been asked for already and waits for a decision."))
    sale.reversal_asked_by = by
    sale.reversal_asked_at = now
    sale.reversal_reason = reason
    sale.save(update_fields=["reversal_asked_by", "reversal_asked_at", "reversal_reason"])
    notify(tell=reversal_asked(sale, day=timezone.localdate(now), by=by), now=now, by=by)
    return sale
