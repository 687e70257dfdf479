"""What the people of the demo bank were told in the last days: from the facts, in the words of the verbs themselves."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from leads.models import FollowUp, Lead, LeadParticipant, Review
from leads.notices import contact_made, lead_logged, lead_lost, record_reviewed
from leads.participation import Part
from leads.stages import Stage
from organisation.models import Notice, Staff
from organisation.notices.telling import Telling
from organisation.working_time import add_working_days
from referrals.models import Referral, Sale
from referrals.notices import (
    lead_won,
    referral_accepted,
    referral_lapsed,
    referral_returned,
    referral_sent,
    referral_withdrawn,
    reversal_asked,
    sales_confirmed,
)

DAYS = timedelta(days=7)
READS_LATE = 3  # one in so many, the head of the first branch too, has not looked since the last working day
_LOOKED_AT = time(8, 20)
_FILE_CAME_AT = time(7, 30)

Event = tuple[datetime, Telling, int | None]  # when, what, and the id of whoever acted


@transaction.atomic
def tell_of_the_last_days(*, now: datetime) -> int:
    """Everybody's notices of the last seven days; most people looked this morning. How many there are."""
    kept: dict[tuple[str, int], Notice] = {}
    for at, one, actor in sorted(_events(now - DAYS, now), key=lambda event: event[0]):
        if one.to == actor:
            continue
        before = kept.get((one.event, one.to))
        facts = dict(one.parameters)
        if before is not None and one.kind.many is not None:
            facts["things"] = list(dict.fromkeys([*before.parameters["things"], *facts["things"]]))
        elif before is not None:
            continue
        kept[one.event, one.to] = Notice(
            staff_id=one.to, kind=one.kind.name, event=one.event, parameters=facts, link=one.link, made_at=at
        )
    numbers = dict(Staff.objects.values_list("pk", "employee_no"))
    for notice in kept.values():
        looked_at = _last_look(numbers[notice.staff_id], now)
        notice.read_at = looked_at if notice.made_at < looked_at else None
    return len(Notice.objects.bulk_create(kept.values(), batch_size=1000))


def _last_look(employee_no: str, now: datetime) -> datetime:
    """By the number, which is the same wherever the demo bank is loaded; an id is not."""
    this_morning = timezone.localtime(now).replace(hour=_LOOKED_AT.hour, minute=_LOOKED_AT.minute)
    if int(employee_no) % READS_LATE:
        return this_morning
    return this_morning - (this_morning.date() - add_working_days(this_morning.date(), -1))


def _events(since: datetime, now: datetime) -> Iterator[Event]:
    yield from _of_leads(since)
    yield from _of_referrals(since)
    yield from _of_sales(since, now)


def _of_leads(since: datetime) -> Iterator[Event]:
    told = _Interested.everybody(since)
    records = FollowUp.objects.standing().filter(contacted_at__gte=since, reached=True)
    for record in records.select_related("lead__customer", "staff"):
        for one in contact_made(record, record.lead, to=told.about(record.lead_id)):
            yield record.contacted_at, one, record.staff_id
    lost = Lead.objects.filter(stage=Stage.LOST, closed_at__gte=since, owner__isnull=False)
    for lead in lost.select_related("customer", "owner"):
        if lead.owner is not None and lead.closed_at is not None:
            for one in lead_lost(lead, to=told.about(lead.pk), by=lead.owner):
                yield lead.closed_at, one, lead.owner_id
    for review in Review.objects.filter(written_at__gte=since).select_related("follow_up__lead__customer", "author"):
        yield review.written_at, record_reviewed(review, review.follow_up.lead), review.author_id
    logged = Lead.objects.filter(stage=Stage.CAPTURED, captured_at__gte=since, referrals=None)
    for lead in logged.select_related("customer", "finder"):
        for one in lead_logged(lead, by=lead.finder):
            yield lead.captured_at, one, lead.finder_id


def _of_referrals(since: datetime) -> Iterator[Event]:
    referrals = Referral.objects.select_related("lead__customer", "referrer", "receiver")
    for referral in referrals.pending().filter(made_at__gte=since):
        yield referral.made_at, referral_sent(referral), referral.referrer_id
    for referral in referrals.filter(decided_at__gte=since):
        at = referral.decided_at or referral.made_at
        match referral.state:
            case Referral.State.ACCEPTED:
                yield at, referral_accepted(referral), referral.receiver_id
            case Referral.State.RETURNED:
                yield at, referral_returned(referral), referral.receiver_id
            case Referral.State.WITHDRAWN:
                yield at, referral_withdrawn(referral), referral.referrer_id
            case Referral.State.LAPSED:
                yield from ((at, one, None) for one in referral_lapsed(referral))


def _of_sales(since: datetime, now: datetime) -> Iterator[Event]:
    sales = Sale.objects.select_related("lead__customer", "closer", "branch")
    for sale in sales.standing().filter(recorded_at__gte=since).prefetch_related("credits"):
        for one in lead_won(sale, sale.credits.all()):
            yield sale.recorded_at, one, sale.closer_id
    for sale in sales.awaiting_reversal().filter(reversal_asked_at__gte=since):
        asked_at = sale.reversal_asked_at or now
        for one in reversal_asked(sale, day=timezone.localdate(now), by=sale.closer):
            yield asked_at, one, sale.closer_id
    confirmed = defaultdict(list)
    for sale in sales.filter(confirmed_on__gt=timezone.localdate(since), confirmed_on__lte=timezone.localdate(now)):
        confirmed[sale.confirmed_on].append(sale)
    for day, known in confirmed.items():
        at = timezone.make_aware(datetime.combine(day, _FILE_CAME_AT)) if day else now
        yield from ((at, one, None) for one in sales_confirmed(known, day=day or at.date()))


@dataclass(frozen=True)
class _Interested:
    """Who found or referred which lead (ids), asked once for all that moved."""

    parts: dict[int, set[int]]

    @classmethod
    def everybody(cls, since: datetime) -> "_Interested":
        parts: dict[int, set[int]] = defaultdict(set)
        moved = FollowUp.objects.filter(contacted_at__gte=since).values("lead")
        closed = Lead.objects.filter(closed_at__gte=since).values("pk")
        current = LeadParticipant.objects.current().filter(part__in=[Part.FINDER, Part.REFERRER])
        for found in (current.filter(lead__in=moved), current.filter(lead__in=closed)):
            for lead, staff in found.values_list("lead", "staff"):
                parts[lead].add(staff)
        return cls(parts)

    def about(self, lead_id: int) -> list[int]:
        return sorted(self.parts.get(lead_id, ()))
