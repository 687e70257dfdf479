"""The way through the organisation above a page: each unit one may see a link that keeps the kind of page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from organisation.access import can, scope_of
from organisation.models import Branch, Staff
from organisation.roles import Right
from performance.reach import may_read_boards, steps

LOOKS_DOWN = (Right.READ_BRANCH, Right.ADMINISTER, Right.READ_AUDIT_TRAIL)
MOST = 40  # so many units are listed in one menu
# What stays the same from unit to unit.
KEPT = {"compare": ("period", "columns", "sort"), "boards": ("period", "metric", "who"), "branch": ("day",)}


@dataclass(frozen=True)
class Step:
    """A unit to go to; without an address it is only named."""

    name: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Crumb:
    """A unit on the way, and those beside it that one may go to."""

    unit: Step
    beside: list[Step]


@dataclass(frozen=True)
class Trail:
    """The units from the head office to the one looked at, and those right below it that one may go to."""

    crumbs: list[Crumb]
    below: list[Step]

    def __bool__(self) -> bool:
        return bool(self.crumbs)


def trail_for(staff: Staff, *, day: date, path: str, asked: Mapping[str, str]) -> Trail:
    """For those who look at more than their own work; one query, two where the address names a unit."""
    scope = scope_of(staff, day=day)
    own = next((unit for right in LOOKS_DOWN for unit in scope.units(right)), None)
    if own is None:
        return Trail([], [])
    code = asked.get("unit") or asked.get("scope") or ""
    unit = (Branch.objects.with_code(code) if code else None) or own
    if not _address(unit, staff, day=day, path=path, asked=asked):
        unit = own
    way = steps(unit)
    near = Branch.objects.active_on(day).filter(parent__in=way) | Branch.objects.filter(pk__in=way)
    found = {one.pk: one for one in near.order_by("path")}
    wide = [one for one in found.values() if one.parent_id is not None]

    def step(one: Branch) -> Step:
        return Step(one.name, _address(one, staff, day=day, path=path, asked=asked), one.pk == unit.pk)

    def under(parent: int | None) -> list[Step]:
        steps_there = (step(one) for one in wide if one.parent_id == parent)
        return [one for one in steps_there if one.url][:MOST]

    crumbs = [Crumb(step(found[pk]), under(found[pk].parent_id) if found[pk].parent_id else []) for pk in way]
    return Trail([Crumb(one.unit, one.beside if len(one.beside) > 1 else []) for one in crumbs], under(unit.pk))


def _address(unit: Branch, staff: Staff, *, day: date, path: str, asked: Mapping[str, str]) -> str:
    """The same kind of page of another unit; empty where the person has no such page."""
    if path.startswith(reverse("boards")):
        return _with("boards", "scope", unit, asked) if may_read_boards(staff, unit, day=day) else ""
    if unit.kind == Branch.Kind.BRANCH:
        return _with("branch", "unit", unit, asked) if can(staff, Right.READ_BRANCH, day=day, branch=unit) else ""
    compares = can(staff, Right.COMPARE_BRANCHES, day=day, branch=unit)
    return _with("compare", "scope", unit, asked) if compares else ""


def _with(page: str, name: str, unit: Branch, asked: Mapping[str, str]) -> str:
    kept = {key: asked[key] for key in KEPT[page] if asked.get(key)}
    return f"{reverse(page)}?{urlencode({name: unit.code, **kept})}"
