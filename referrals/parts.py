"""Agreements and ledger lines as the split on a page: found part first. See `organisation.ui.split`."""

from collections.abc import Iterable
from decimal import Decimal

from organisation.models import Staff
from organisation.money import fen, yuan
from organisation.ui.split import SplitPart
from referrals.agreement import Agreement
from referrals.models import SalesCredit
from referrals.split import share_out


def parts_of(agreement: Agreement, *, reader: Staff, amount: Decimal | None = None) -> list[SplitPart]:
    """What an agreement gives each person; with an amount, what of it."""
    of_amount = {}
    if amount is not None:
        lines = share_out(
            fen(amount), found_share=agreement.found_share, closer=agreement.closer, finders=agreement.finders
        )
        of_amount = {line.person: yuan(line.amount_fen) for line in lines}
    return [
        SplitPart(
            part.staff.name,
            part.part,
            part.share,
            amount=of_amount.get(part.staff, Decimal(0)) if amount is not None else None,
            is_you=part.staff == reader,
        )
        for part in agreement.parts
    ]


def parts_of_lines(lines: Iterable[SalesCredit], *, reader: Staff) -> list[SplitPart]:
    """What the original lines of a sale gave each person."""
    return [
        SplitPart(line.staff.name, line.part, line.share, amount=line.amount, is_you=line.staff_id == reader.pk)
        for line in lines
    ]
