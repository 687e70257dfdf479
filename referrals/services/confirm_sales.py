from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leads.models import Lead
from organisation.access import can, scope_of
from organisation.errors import NotAllowed
from organisation.models import Staff
from organisation.roles import Right
from organisation.services import notify
from referrals.confirming import Confirmation, Confirmed, contradictions_in, mistake_about
from referrals.errors import CannotConfirm
from referrals.models import Sale
from referrals.notices import sales_confirmed

BATCH = 1000
T = TypeVar("T")


@transaction.atomic
def confirm_sales(*, rows: Sequence[Confirmation], now: datetime, by: Staff | None) -> Confirmed:
    """Mark the sales found in the core system's file as confirmed, with its day and reference; all of it or nothing.

    `by` holds the right in the branches of the sales; None is the operator at the command line. A number that no sale
    has is told, not an error. `CannotConfirm` lists every line that contradicts what is known.
    """
    day = timezone.localdate(now)
    if by is not None and not can(by, Right.CONFIRM_SALES, day=day):
        raise NotAllowed(_("Only an administrator can load the confirmations of the core system."))
    once = list({row.sale_no: row for row in reversed(rows)}.values())[::-1]  # the first line of each number
    sales = _locked(once, _reach(by, now=now))
    mistakes = contradictions_in(rows) + [
        mistake
        for row in once
        if row.sale_no in sales and (mistake := mistake_about(row, sales[row.sale_no], today=day))
    ]
    if mistakes:
        raise CannotConfirm(sorted(mistakes, key=lambda mistake: mistake.line))
    return _confirm(once, sales, now=now, by=by)


def _reach(by: Staff | None, *, now: datetime) -> QuerySet[Sale]:
    if by is None:
        return Sale.objects.all()
    return Sale.objects.filter(scope_of(by, day=timezone.localdate(now)).covers(Right.CONFIRM_SALES, "branch"))


def _locked(rows: Sequence[Confirmation], reach: QuerySet[Sale]) -> dict[str, Sale]:
    """The sales of the file by number, kept as they are: their leads first, in the order of the ids, as every verb."""
    leads: dict[int, None] = {}
    for some in _batches([row.sale_no for row in rows]):
        leads.update(dict.fromkeys(reach.filter(number__in=some).values_list("lead", flat=True)))
    for pks in _batches(sorted(leads)):
        list(Lead.objects.filter(pk__in=pks).order_by("pk").select_for_update(no_key=True).values_list("pk"))
    return {
        sale.number: sale
        for some in _batches([row.sale_no for row in rows])
        for sale in reach.filter(number__in=some).order_by("pk").select_for_update(no_key=True, of=("self",))
    }


def _confirm(rows: Sequence[Confirmation], sales: dict[str, Sale], *, now: datetime, by: Staff | None) -> Confirmed:
    outcome, fresh = Confirmed(), []
    for row in rows:
        sale = sales.get(row.sale_no)
        if sale is None:
            outcome.unmatched.append(row)
        elif sale.is_confirmed:
            outcome.known.append(row.sale_no)
        else:
            sale.confirmed_on, sale.core_reference = row.confirmed_on, row.core_reference
            outcome.matched.append(row.sale_no)
            fresh.append(sale)
    Sale.objects.bulk_update(fresh, ["confirmed_on", "core_reference"], batch_size=BATCH)
    notify(tell=sales_confirmed(fresh, day=timezone.localdate(now)), now=now, by=by)
    return outcome


def _batches(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]
