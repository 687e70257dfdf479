"""Booking sales credit: the lines of a sale, and the lines that take them back. Nothing is ever changed."""

from datetime import date
from decimal import Decimal

from leads.models import Lead
from organisation.models import Branch, Staff
from organisation.money import fen, yuan
from organisation.workplace import branch_of
from referrals.agreement import accepted_referrals, finders_of, split_for
from referrals.models import Sale, SalesCredit
from referrals.split import share_out


def found_share_of(lead: Lead, *, closer: Staff, day: date) -> Decimal:
    """The found share of a sale on that day: as the last accepted referral agreed it, else by the rule in force."""
    accepted = accepted_referrals(lead)
    if accepted:
        return accepted[-1].found_share
    return split_for(branch=branch_of(closer, day=day) or lead.branch, category=lead.category, day=day)


def book_credit(sale: Sale, *, lead: Lead) -> list[SalesCredit]:
    """The lines of the sale, to the fen: each person's in the branch where they worked on the day of the sale."""
    accepted = accepted_referrals(lead)
    lines = share_out(
        fen(sale.amount),
        found_share=sale.found_share,
        closer=sale.closer,
        finders=finders_of(lead, accepted),
    )
    # Whoever has left the bank meanwhile keeps the branch in which they found or referred it.
    earlier: dict[Staff, Branch] = {referral.referrer: referral.referrer_branch for referral in accepted}
    earlier[lead.finder] = lead.captured_branch
    return SalesCredit.objects.bulk_create(
        SalesCredit(
            sale=sale,
            staff=line.person,
            branch=sale.branch
            if line.person == sale.closer
            else branch_of(line.person, day=sale.sold_on) or earlier[line.person],
            part=line.part,
            share=line.share,
            amount=yuan(line.amount_fen),
            booked_on=sale.sold_on,
        )
        for line in lines
    )


def take_back_credit(sale: Sale, *, day: date) -> list[SalesCredit]:
    """A line against each line of the sale, booked on the day of the reversal: the day of the sale stays as it was."""
    return SalesCredit.objects.bulk_create(
        SalesCredit(
            sale=sale,
            staff_id=line.staff_id,
            branch_id=line.branch_id,
            part=line.part,
            share=line.share,
            amount=-line.amount,
            booked_on=day,
            reverses=line,
        )
        for line in sale.credits.filter(reverses=None).order_by("id")
    )
