from dataclasses import dataclass
from datetime import date

from leads.models import Lead
from leads.proposal import proposal
from leads.proposing import Known, candidates
from organisation.models import Staff
from organisation.workplace import branch_of


@dataclass(frozen=True)
class ProposedItem:
    """A lead proposed for the day's plan, why, and what is known of it."""

    known: Known
    reason: str

    @property
    def lead(self) -> Lead:
        return self.known.lead


def propose_plan(*, day: date, by: Staff) -> list[ProposedItem]:
    """The plan proposed for the day, in working order (`leads.proposal`). Nothing is stored until it is committed."""
    known = {one.lead.pk: one for one in candidates(by, day=day, branch=branch_of(by, day=day))}
    proposed = proposal([one.candidate for one in known.values()], day=day)
    return [ProposedItem(known[one.lead_id], one.reason) for one in proposed]
