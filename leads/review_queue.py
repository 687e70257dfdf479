"""Which contact records wait to be read, the most telling first, and how much of the work has been read."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from leads.models import FollowUp, Review
from organisation.access import scope_of
from organisation.business_day import start_of_day
from organisation.models import Posting, Staff
from organisation.roles import SELLING_ROLES, Right

LOOKED_BACK = timedelta(days=30)


@dataclass(frozen=True)
class Coverage:
    """Of the contact records of the last 30 days that the person may review, how many anybody has reviewed."""

    read: int
    records: int


def to_review(staff: Staff, *, day: date) -> QuerySet[FollowUp]:
    """Others' standing contact records of the last 30 days where the person reviews."""
    here = scope_of(staff, day=day).covers(Right.REVIEW, "branch")
    # By the moment, which the index of a branch's records goes by.
    since = start_of_day(day - LOOKED_BACK + timedelta(days=1), zone=timezone.get_default_timezone())
    records = FollowUp.objects.visible_to(staff, day=day).filter(here, contacted_at__gte=since)
    return records.standing().exclude(staff=staff)


def possible_authors(staff: Staff, *, day: date) -> QuerySet[Staff]:
    """Others who worked as sellers where the person reviews, in the last 30 days, by name.

    Asked of the postings: to ask a month of records who wrote them takes longer than the page.
    """
    lately = Q(ends_on=None) | Q(ends_on__gt=day - LOOKED_BACK)
    sellers = Posting.objects.filter(
        lately, scope_of(staff, day=day).covers(Right.REVIEW, "branch"), role__in=SELLING_ROLES, starts_on__lte=day
    )
    authors: QuerySet[Staff] = Staff.objects.filter(pk__in=sellers.values("staff")).exclude(pk=staff.pk)
    return authors.order_by("name_key", "employee_no")


def has_been_read() -> Exists:
    """That anybody has reviewed the record."""
    return Exists(Review.objects.filter(follow_up=OuterRef("pk")))


def in_order() -> Prefetch:  # type: ignore[type-arg]
    """For `prefetch_related`: the reviews of a record with their authors, the first one first."""
    return Prefetch("reviews", Review.objects.select_related("author").order_by("written_at", "id"))


def coverage(staff: Staff, *, day: date) -> Coverage:
    """How much was read, in one query."""
    found = to_review(staff, day=day).aggregate(records=Count("pk"), read=Count("pk", filter=has_been_read()))
    return Coverage(read=found["read"], records=found["records"])
