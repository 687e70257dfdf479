"""The lines of the day's plan, each with the reason why it is there."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse

from leads.drop_reasons import drop_reason_label
from leads.models import FollowUp, Lead, PlanItem
from leads.proposing import Known, last_contacts
from leads.services import ProposedItem

_WHOLE_PERCENT = Decimal("0.01")


@dataclass(frozen=True)
class Line:
    """A lead of the day: proposed, planned, or due without being planned.

    `item` is the plan's, once it is committed; `known` what the proposal was made from. `is_gone`: the lead is closed
    or somebody else's by now, and nothing of it is shown.
    """

    lead: Lead
    reason: str
    last: FollowUp | None
    item: PlanItem | None = None
    known: Known | None = None
    is_gone: bool = False
    is_ticked: bool = True

    @property
    def url(self) -> str:
        """The day with this customer beside the list."""
        return f"{reverse('today')}?open={self.lead.pk}"

    @property
    def drop_words(self) -> str:
        """Why it was dropped, in the reader's language."""
        return drop_reason_label(self.item.drop_reason) if self.item is not None else ""

    @property
    def win_rate(self) -> Decimal | None:
        """How many of a hundred such leads were won before, as a share in whole per cent; None if too few to tell."""
        rate = self.known.candidate.win_rate if self.known is not None else None
        return rate.quantize(_WHOLE_PERCENT) if rate is not None else None


def proposed_lines(items: Sequence[ProposedItem]) -> list[Line]:
    """What is proposed for the day."""
    return [Line(one.lead, one.reason, one.known.last, known=one.known) for one in items]


def planned_lines(items: Sequence[PlanItem]) -> list[Line]:
    """What the plan holds; a lead that the person may no longer see (`is_seen`) is told of without its customer."""
    last = last_contacts([item.lead for item in items if not _is_gone(item)])
    return [Line(item.lead, item.reason, last.get(item.lead_id), item=item, is_gone=_is_gone(item)) for item in items]


def _is_gone(item: PlanItem) -> bool:
    is_seen: bool = item.is_seen  # type: ignore[attr-defined]
    return not is_seen or item.lead.owner_id != item.plan.staff_id or not item.lead.is_open
