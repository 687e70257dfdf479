"""The only two questions about access: `can` (may they do that here?) and `scope_of(...).covers` (what do they see?).

Every `visible_to` is built on `scope_of`. Rights come from the postings of the day; a superuser has none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from organisation.models.branch import Branch
from organisation.models.posting import Posting
from organisation.models.staff import Staff
from organisation.roles import Right, holds

NOTHING = Q(pk__in=[])


def can(staff: Staff, right: Right, *, day: date, branch: Branch | None = None) -> bool:
    """Whether a posting of that day gives the right: anywhere, or in the given branch if one is named.

    A posting holds for its unit and everything below it.
    """
    return any(
        holds(posting.role, right) and (branch is None or posting.branch.contains(branch))
        for posting in staff.postings_on(day)
    )


def rights_of(staff: Staff, *, day: date) -> frozenset[Right]:
    """Every right the person holds somewhere on that day; for menus, never for a decision about an object."""
    return frozenset(right for right in Right if can(staff, right, day=day))


@dataclass(frozen=True)
class Scope:
    """The units in which a person holds rights on a day."""

    postings: tuple[Posting, ...]

    def units(self, right: Right) -> list[Branch]:
        """The topmost units in which the right is held."""
        held = [posting.branch for posting in self.postings if holds(posting.role, right)]
        return [unit for unit in _distinct(held) if not any(o != unit and o.contains(unit) for o in held)]

    @property
    def meets_customers(self) -> bool:
        """Whether a posting of the day serves customers or reads a unit that does.

        Administrators, auditors and whoever has no posting see no customer, whatever they took part in before.
        """
        return bool(self.units(Right.FIND_CUSTOMER) or self.units(Right.READ_BRANCH))

    def covers(self, right: Right, field: str) -> Q:
        """The condition that a row's unit (`field`, a foreign key to Branch) lies where the right is held."""
        condition = NOTHING
        for unit in self.units(right):
            if unit.kind == Branch.Kind.BRANCH:
                condition |= Q(**{field: unit.pk})
            else:
                condition |= Q(**{f"{field}__in": Branch.objects.below(unit).values("pk")})
        return condition


def scope_of(staff: Staff, *, day: date) -> Scope:
    """What the person's postings of the day open to them."""
    return Scope(tuple(staff.postings_on(day)))


def _distinct(units: Iterable[Branch]) -> list[Branch]:
    return list({unit.pk: unit for unit in units}.values())
