"""Who is probably in the books twice: two records with the same phone, or with one name and the same last four digits.

Nothing is merged by itself: two brothers may share a phone, and two people of one name may have like numbers.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

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
    """At most fifty pairs in the person's units, of the same phone first; of one customer if one is named."""
    mine = mergeable_by(staff, day=day)
    pairs: dict[tuple[int, int], None] = {}
    for same in (Q(phone_index=OuterRef("phone_index")), Q(name=OuterRef("name"), phone_last4=OuterRef("phone_last4"))):
        twins = mine.filter(same, pk__gt=OuterRef("pk")).order_by("pk")
        if of is not None:
            twins = mine.filter(same).exclude(pk=OuterRef("pk")).order_by("pk")
        wanted = mine.filter(pk=of.pk) if of is not None else mine
        found = (
            wanted.exclude(phone_index="")
            .annotate(twin=Subquery(twins.values("pk")[:1]))
            .filter(twin__isnull=False)
            .order_by("pk")
            .values_list("pk", F("twin"))
        )
        pairs.update(dict.fromkeys(tuple(sorted(pair)) for pair in found[: MOST - len(pairs)]))
    people = mine.select_related("branch", "manager").in_bulk({pk for pair in pairs for pk in pair})
    return [LikelyPair(people[one], people[other]) for one, other in pairs if one in people and other in people]
