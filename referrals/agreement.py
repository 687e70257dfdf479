"""How the sales credit of a lead will be shared: the rule in force, who has a part in it, and an example in yuan.

Both sides see the same before the referral is accepted. See also `referrals.split`, which shares a real sale.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from leads.models import Lead
from organisation.models import Branch, Staff
from organisation.money import fen, yuan
from referrals.models import Referral, SplitRule
from referrals.models.split_rule import DEFAULT_FOUND_SHARE
from referrals.split import Part, share_out

LARGE_FEN = 10**12  # so large that every part has a line


@dataclass(frozen=True)
class AgreedPart:
    """One person's part: which one, and its share of the sales credit (0–1)."""

    staff: Staff
    part: Part
    share: Decimal


@dataclass(frozen=True)
class Agreement:
    """The found share and what it comes to for each person: the found part first, the closer last."""

    found_share: Decimal
    finders: tuple[Staff, ...]
    closer: Staff

    @property
    def parts(self) -> list[AgreedPart]:
        lines = share_out(LARGE_FEN, found_share=self.found_share, closer=self.closer, finders=self.finders)
        return [AgreedPart(line.person, line.part, line.share) for line in lines]

    def example(self, amount: Decimal) -> list[tuple[Staff, Decimal]]:
        """What each would have of a sale of that amount."""
        lines = share_out(fen(amount), found_share=self.found_share, closer=self.closer, finders=self.finders)
        return [(line.person, yuan(line.amount_fen)) for line in lines]


def split_for(*, branch: Branch, category: str, day: date) -> Decimal:
    """The found share in force in the branch for the category on that day."""
    rule = SplitRule.objects.in_force(branch=branch, category=category, day=day)
    return rule.found_share if rule else DEFAULT_FOUND_SHARE


def accepted_referrals(lead: Lead) -> list[Referral]:
    """The referrals of the lead that were accepted, in the order in which they were."""
    return list(lead.referrals.accepted().select_related("referrer").order_by("decided_at", "id"))


def finders_of(lead: Lead, accepted: Iterable[Referral], *others: Staff) -> tuple[Staff, ...]:
    """Who shares the found part, each once: the finder, the accepted referrers in order, and those named."""
    return tuple(dict.fromkeys([lead.finder, *(referral.referrer for referral in accepted), *others]))


def agreement_for(lead: Lead, *, receiver: Staff, branch: Branch, day: date, by: Staff) -> Agreement:
    """What a referral to the receiver, who works in the branch, would agree if it were made that day."""
    share = split_for(branch=branch, category=lead.category, day=day)
    return Agreement(share, finders_of(lead, accepted_referrals(lead), by), receiver)


def agreement_of(referral: Referral) -> Agreement:
    """What the referral agrees: the share written down with it, between all who have a part if it is accepted."""
    earlier = [
        one
        for one in accepted_referrals(referral.lead)
        if one.pk != referral.pk and (referral.decided_at is None or one.decided_at < referral.decided_at)  # type: ignore[operator]
    ]
    return Agreement(referral.found_share, finders_of(referral.lead, earlier, referral.referrer), referral.receiver)
