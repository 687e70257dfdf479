"""What happened to a lead, newest first, and the same as the way it travelled. Six queries, however long it took."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import zip_longest
from typing import Any

from django.db.models import Prefetch

from leads.models import FollowUp, Lead
from leads.review_queue import in_order
from leads.stages import Stage
from organisation.ui.amounts import duration_days, duration_minutes
from organisation.ui.path import Stop, StopKind
from referrals.journey import ANSWERS, contact_kind
from referrals.models import Referral, Sale, SalesCredit


class Kind(StrEnum):
    """What an entry of the timeline tells."""

    FOUND = "found"
    REFERRED = "referred"
    DECIDED = "decided"
    REASSIGNED = "reassigned"
    CONTACT = "contact"
    SALE = "sale"
    REVERSAL = "reversal"
    LOST = "lost"
    RETRACTED = "retracted"


# Of things of one moment: how they follow one another.
_ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True)
class Entry:
    """One thing that happened, with the record that tells of it."""

    kind: Kind
    at: datetime
    record: Any

    @property
    def template(self) -> str:
        """The part of the page that shows it."""
        return f"workspace/lead/_{self.kind}.html"


@dataclass(frozen=True)
class History:
    """All that happened to a lead."""

    entries: list[Entry]
    referrals: list[Referral]
    contacts: list[FollowUp]
    sales: list[Sale]

    @property
    def pending(self) -> Referral | None:
        """The referral that waits for its answer."""
        return next((one for one in self.referrals if one.state == Referral.State.PENDING), None)

    @property
    def standing_sale(self) -> Sale | None:
        """The sale that counts."""
        return next((sale for sale in self.sales if not sale.is_reversed), None)


def history_of(lead: Lead) -> History:
    """What happened, newest first: contact records with their reviews, sales with their sales credit."""
    referrals = list(lead.referrals.select_related("referrer", "receiver").order_by("made_at", "id"))
    contacts = list(lead.follow_ups.select_related("staff").prefetch_related(in_order()).order_by("contacted_at", "id"))
    lines = SalesCredit.objects.select_related("staff", "branch").order_by("booked_on", "id")
    sales = list(
        lead.sales.select_related("product", "closer", "reversal_asked_by", "reversal_approved_by")
        .prefetch_related(Prefetch("credits", lines))
        .order_by("sold_on", "id")
    )
    entries = [Entry(Kind.FOUND, lead.captured_at, lead), *_of_referrals(referrals)]
    entries += [Entry(Kind.CONTACT, contact.contacted_at, contact) for contact in contacts]
    entries += _of_sales(sales)
    given = lead.changes.of_owner().select_related("owner_before", "owner_after", "made_by").order_by("made_at", "id")
    entries += [Entry(Kind.REASSIGNED, change.made_at, change) for change in given]
    if lead.lost_reason and lead.closed_at:
        entries.append(Entry(Kind.LOST, lead.closed_at, lead))
    if lead.stage == Stage.RETRACTED and lead.closed_at:
        entries.append(Entry(Kind.RETRACTED, lead.closed_at, lead))
    entries.sort(key=lambda entry: (entry.at, _ORDER[entry.kind]), reverse=True)
    return History(entries, referrals, contacts, sales)


def stops_of(lead: Lead, history: History) -> list[Stop]:
    """The way of the lead: found, asked, taken on, contacts, and its end or what lies ahead."""
    told = [stop for entry in reversed(history.entries) for stop in _stops(entry)]
    stops = [_with_gap(stop, later.when if later else None) for stop, later in zip_longest(told, told[1:])]
    if lead.is_open and history.pending is None:
        who = lead.owner.name if lead.owner else ""
        label = lead.get_next_action_display()
        stops.append(Stop(StopKind.REACHED, who, lead.next_action_on, is_done=False, label=label))
    return stops


def _of_referrals(referrals: Iterable[Referral]) -> list[Entry]:
    entries = []
    for referral in referrals:
        entries.append(Entry(Kind.REFERRED, referral.made_at, referral))
        if referral.decided_at is not None:
            entries.append(Entry(Kind.DECIDED, referral.decided_at, referral))
    return entries


def _of_sales(sales: Iterable[Sale]) -> list[Entry]:
    entries = []
    for sale in sales:
        entries.append(Entry(Kind.SALE, sale.recorded_at, sale))
        if sale.reversed_at is not None:
            entries.append(Entry(Kind.REVERSAL, sale.reversed_at, sale))
    return entries


def _stops(entry: Entry) -> list[Stop]:
    record = entry.record
    if entry.kind is Kind.FOUND:
        return [Stop(StopKind.FOUND, record.finder.name, entry.at)]
    if entry.kind is Kind.REFERRED:
        is_answered = record.decided_at is not None
        return [] if is_answered else [Stop(StopKind.ASKED, record.receiver.name, entry.at, is_done=False)]
    if entry.kind is Kind.DECIDED:
        return [Stop(ANSWERS[Referral.State(record.state)], record.receiver.name, entry.at)]
    if entry.kind is Kind.CONTACT:
        return [] if record.superseded_at else [Stop(contact_kind(record), when=entry.at)]
    if entry.kind is Kind.SALE:
        return [] if record.is_reversed else [Stop(StopKind.SOLD, record.closer.name, entry.at)]
    if entry.kind in (Kind.LOST, Kind.RETRACTED):
        return [Stop(StopKind.LOST, when=entry.at)]
    return []


def _with_gap(stop: Stop, following: Any) -> Stop:
    if not isinstance(stop.when, datetime) or not isinstance(following, datetime):
        return stop
    took = following - stop.when
    label = duration_days(took.days) if took >= timedelta(days=1) else duration_minutes(int(took.total_seconds() // 60))
    return Stop(stop.kind, stop.who, stop.when, stop.is_done, label, stop.label, stop.count)
