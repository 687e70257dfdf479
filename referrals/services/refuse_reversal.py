from datetime import datetime

from django.db import transaction
from django.utils import timezone

from organisation.models import Staff
from organisation.notices.taking_back import take_back
from organisation.services import notify
from referrals.models import Sale
from referrals.notices import asking, reversal_refused
from referrals.reversal import locked_asked, refuse_partial_judge


@transaction.atomic
def refuse_reversal(*, sale: Sale, now: datetime, by: Staff) -> Sale:
    """Leave a sale as it stands; its closer may ask again with a better reason."""
    refuse_partial_judge(sale, day=timezone.localdate(now), by=by)
    sale = locked_asked(sale)
    asked = asking(sale)
    sale.reversal_asked_by = None
    sale.reversal_asked_at = None
    sale.reversal_reason = ""
    sale.save(update_fields=["reversal_asked_by", "reversal_asked_at", "reversal_reason"])
    take_back(asked)
    notify(tell=[reversal_refused(sale, asked=asked, by=by)], now=now, by=by)
    return sale
