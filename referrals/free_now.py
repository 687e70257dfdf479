"""Who of a branch can take a customer over right now, told by what they have on hand; no customer of theirs is told.

Counted and looked up in one query, however many colleagues there are and however long their history.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from leads.models import FollowUp, Lead
from organisation.models import Branch, Staff
from referrals.models import Referral, Sale
from referrals.states import ANSWERS
from referrals.suggestion import none_is_0, who_receive

BUSY = timedelta(minutes=15)  # whoever recorded something so recently may still be with the customer


class Doing(StrEnum):
    """What somebody did last today."""

    CONTACT = "contact"
    SALE = "sale"
    ANSWER = "answer"


class Now(StrEnum):
    """Whether somebody can take a customer over."""

    FREE = "free"
    BUSY = "busy"
    ASKED = "asked"  # another customer is on the way to them


@dataclass(frozen=True)
class Colleague:
    """Somebody who may take a lead on: what is due by today, what they did last today and how many minutes ago."""

    staff: Staff
    due: int
    last: Doing | None
    last_at: datetime | None
    minutes_ago: int | None
    now: Now


def who_is_free(branch: Branch, *, day: date, now: datetime, by: Staff) -> list[Colleague]:
    """Everybody of the branch who may own leads that day, without the person who asks: the free ones first, of them
    whoever has least to do."""
    asked = Referral.objects.pending().walk_overs().filter(receiver=OuterRef("pk"))
    people = (
        who_receive(day, Q(branch=branch))
        .exclude(pk=by.pk)
        .annotate(
            due=none_is_0(_due(day)),
            contact_at=Subquery(
                FollowUp.objects.standing()
                .filter(staff=OuterRef("pk"), contacted_on=day)
                .order_by("-contacted_at")
                .values("contacted_at")[:1]
            ),
            sale_at=Subquery(
                Sale.objects.filter(closer=OuterRef("pk"), sold_on=day)
                .order_by("-recorded_at")
                .values("recorded_at")[:1]
            ),
            answer_at=Subquery(
                Referral.objects.filter(receiver=OuterRef("pk"), decided_on=day, state__in=ANSWERS)
                .order_by("-decided_at")
                .values("decided_at")[:1]
            ),
            is_asked=Exists(asked),
        )
    )
    order = list(Now)
    found = [_colleague(one, now=now) for one in people]
    return sorted(found, key=lambda one: (order.index(one.now), one.due, one.staff.name_key, one.staff.employee_no))


def _colleague(staff: Any, *, now: datetime) -> Colleague:
    acts = ((staff.contact_at, Doing.CONTACT), (staff.sale_at, Doing.SALE), (staff.answer_at, Doing.ANSWER))
    done = [(at, what) for at, what in acts if at is not None]
    last_at, last = max(done, default=(None, None))
    ago = None if last_at is None else max(now - last_at, timedelta(0))
    state = Now.ASKED if staff.is_asked else Now.BUSY if ago is not None and ago < BUSY else Now.FREE
    return Colleague(staff, staff.due, last, last_at, None if ago is None else ago // timedelta(minutes=1), state)


def _due(day: date) -> QuerySet[Lead, Any]:
    """How many open leads of each person outside are due by the day."""
    leads = Lead.objects.open().filter(owner=OuterRef("pk"), next_action_on__lte=day)
    return leads.order_by().values("owner").annotate(n=Count("pk")).values("n")
