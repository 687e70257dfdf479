"""How a lead stood, and that somebody changed it by hand: kept for its history, and to undo what was done with many."""

from dataclasses import dataclass, fields
from datetime import date, datetime

from leads.models import BulkAct, Lead, LeadChange
from organisation.models import Staff


@dataclass(frozen=True)
class Standing:
    """What can be changed by hand on an open lead."""

    owner_id: int | None
    branch_id: int
    next_action: str
    next_action_on: date | None
    potential: str


def standing_of(lead: Lead) -> Standing:
    """How the lead stands now."""
    return Standing(*(getattr(lead, field.name) for field in fields(Standing)))


def standing_before(change: LeadChange) -> Standing:
    """How the lead stood before the change."""
    return _side(change, "before")


def standing_after(change: LeadChange) -> Standing:
    """How the change left it."""
    return _side(change, "after")


def note_change(lead: Lead, before: Standing, *, bulk: BulkAct | None = None, now: datetime, by: Staff) -> None:
    """Write down what was changed; nothing where nothing was. With the lead locked and saved."""
    after = standing_of(lead)
    if after == before:
        return
    LeadChange.objects.create(
        lead=lead,
        bulk=bulk,
        made_by=by,
        made_at=now,
        **{
            _column(field.name, side): getattr(of, field.name)
            for side, of in _sides(before, after)
            for field in _FIELDS
        },
    )


_FIELDS = fields(Standing)


def _sides(before: Standing, after: Standing) -> tuple[tuple[str, Standing], ...]:
    return ("before", before), ("after", after)


def _column(field: str, side: str) -> str:
    return f"{field.removesuffix('_id')}_{side}" + ("_id" if field.endswith("_id") else "")


def _side(change: LeadChange, side: str) -> Standing:
    return Standing(*(getattr(change, _column(field.name, side)) for field in _FIELDS))
