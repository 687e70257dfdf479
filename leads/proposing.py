"""The candidates of a day's plan, read from the person's own leads. Five queries, however many leads there are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils import timezone

from leads.chances import WinRates, win_rates
from leads.models import FollowUp, Lead, LeadParticipant
from leads.models.lead import LeadQuerySet
from leads.participation import Part
from leads.proposal import CHANCES, Candidate
from organisation.models import Branch, Staff

MOST_DUE = 120  # beyond that nobody works through the list in a day; the newest of what is overdue come first
MOST_CHANCES = 60


@dataclass(frozen=True)
class Known:
    """A candidate with the lead itself and what is known of it."""

    lead: Lead
    candidate: Candidate
    last: FollowUp | None


def plannable_leads(staff: Staff, *, day: date) -> LeadQuerySet:
    """Own open leads, but for those that wait for a colleague's answer."""
    mine = Lead.objects.visible_to(staff, day=day).open().owned_by(staff)
    return mine.exclude(next_action=Lead.NextAction.ANSWER).select_related("customer", "finder")


def candidates(staff: Staff, *, day: date, branch: Branch | None) -> list[Known]:
    """What is due by that day, and what could be called before its day."""
    mine = plannable_leads(staff, day=day)
    due = mine.filter(next_action_on__lte=day).order_by("-next_action_on", "potential", "pk")[:MOST_DUE]
    later = mine.filter(next_action_on__gt=day, potential__in=CHANCES).order_by("next_action_on", "potential", "pk")
    return known_of([*due, *later[:MOST_CHANCES]], staff=staff, day=day, branch=branch)


def known_of(leads: Sequence[Lead], *, staff: Staff, day: date, branch: Branch | None) -> list[Known]:
    """The leads as the rule sees them; in three queries."""
    last = last_contacts(leads)
    taken_on = _taken_on(leads, staff=staff)
    rates = win_rates(branch, day=day) if branch is not None else WinRates({})
    return [
        Known(lead, _candidate(lead, last.get(lead.pk), lead.pk in taken_on, rates, day=day), last.get(lead.pk))
        for lead in leads
    ]


def last_contacts(leads: Sequence[Lead]) -> dict[int, FollowUp]:
    """The last standing contact record of each lead. The leads are such as the reader may see."""
    records = FollowUp.objects.standing().filter(lead__in=[lead.pk for lead in leads])
    return {record.lead_id: record for record in records.order_by("lead", "-contacted_at", "-id").distinct("lead")}


def _taken_on(leads: Sequence[Lead], *, staff: Staff) -> set[int]:
    parts = LeadParticipant.objects.current().filter(staff=staff, part=Part.RECEIVER)
    return set(parts.filter(lead__in=[lead.pk for lead in leads]).values_list("lead", flat=True))


def _candidate(lead: Lead, last: FollowUp | None, is_taken_on: bool, rates: WinRates, *, day: date) -> Candidate:
    when = lead.next_action_on or day
    since = timezone.localdate(last.contacted_at) if last else lead.captured_on
    return Candidate(
        lead_id=lead.pk,
        next_action_on=when,
        potential=lead.potential,
        amount=lead.estimated_amount or Decimal(0),
        is_promised=last is not None and last.reached and last.next_action_on == when,
        is_new_referral=is_taken_on and last is None,
        quiet_days=(day - since).days,
        win_rate=rates.at(lead.stage),
    )
