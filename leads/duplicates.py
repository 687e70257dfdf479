"""Who is probably in the books twice: two records with the same phone, or with one name and the same last four digits.

Nothing is merged by itself: two brothers may share a phone, and two people of one name may have like numbers.
"""

from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Max, Q, QuerySet

from leads.models import Customer
from organisation.access import scope_of
from organisation.models import Staff
from organisation.roles import Right

MOST = 50


@dataclass(frozen=True)
class LikelyPair:
    """Two records that are probably one person's, the older first."""

    older: Customer
    newer: Customer

    @property
    def has_one_phone(self) -> bool:
        """The whole number is the same, and not only the name and the last four digits."""
        return self.older.phone_index == self.newer.phone_index


def mergeable_by(staff: Staff, *, day: date) -> QuerySet[Customer]:
    """The current customers of the units in which the person may merge."""
    return Customer.objects.current().filter(scope_of(staff, day=day).covers(Right.MERGE_CUSTOMERS, "branch"))


def likely_pairs(staff: Staff, *, day: date, of: Customer | None = None) -> list[LikelyPair]:
    """At most fifty pairs in the person's units, the newest record first; of one customer if one is named.

    Of three records the oldest is paired with each of the others. A fixed number of queries.
    """
    mine = mergeable_by(staff, day=day).exclude(phone_index="")
    if of is not None:
        twins = mine.filter(Q(phone_index=of.phone_index) | Q(name=of.name, phone_last4=of.phone_last4))
        records = [of, *twins.exclude(pk=of.pk).select_related("branch", "manager").order_by("-pk")[:MOST]]
        return [LikelyPair(*sorted((of, other), key=attrgetter("pk"))) for other in records[1:] if of.phone_index]
    ids: dict[tuple[int, int], None] = {}
    for same in (("phone_index",), ("name", "phone_last4")):
        groups = (
            mine.order_by()
            .values(*same)
            .annotate(records=ArrayAgg("pk", order_by="pk"), newest=Max("pk"))
            .filter(records__len__gt=1)
            .order_by("-newest")
        )
        for records in groups.values_list("records", flat=True)[:MOST]:
            ids.update(dict.fromkeys((records[0], other) for other in records[1:]))
    newest_first = sorted(ids, key=lambda pair: pair[::-1], reverse=True)[:MOST]
    people = mine.select_related("branch", "manager").in_bulk({pk for pair in newest_first for pk in pair})
    return [LikelyPair(people[one], people[other]) for one, other in newest_first if {one, other} <= people.keys()]
