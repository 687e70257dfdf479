"""Who may be given a lead of a branch, with the load they carry."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leads.at_work import seems_away
from organisation.models import Branch, Staff
from organisation.roles import SELLING_ROLES
from organisation.ui.people import staff_name


def sellers_of(branch: Branch, *, day: date) -> QuerySet[Staff]:
    """The branch's people who may own leads that day: those at work lately first, the least loaded of them first.

    `open_leads` is their load, `is_away` that nothing was seen of them lately.
    """
    here = Q(
        postings__branch=branch, postings__role__in=[str(role) for role in SELLING_ROLES], postings__starts_on__lte=day
    ) & (Q(postings__ends_on=None) | Q(postings__ends_on__gte=day))
    people = Staff.objects.at_work_on(day).filter(pk__in=Staff.objects.filter(here).values("pk"))
    load = Count("owned_leads", filter=Q(owned_leads__next_action_on__isnull=False))
    sellers: QuerySet[Staff] = people.annotate(open_leads=load, is_away=seems_away(day)).order_by(
        "is_away", "open_leads", "name_key", "employee_no"
    )
    return sellers


def possible_owners(branch: Branch, *, day: date) -> list[tuple[Staff, str]]:
    """The sellers of the branch with a label that says how many open leads each has, and who seems to be away."""
    return [
        (staff, with_load(staff, staff.open_leads, is_away=staff.is_away))  # type: ignore[attr-defined]
        for staff in sellers_of(branch, day=day)
    ]


def possible_owners_of(branches: Iterable[Branch], *, day: date) -> list[tuple[Staff, str]]:
    """The same for the sellers of all these branches, each once."""
    units = {branch.pk: branch for branch in branches}
    found = (pair for unit in units.values() for pair in possible_owners(unit, day=day))
    return list({staff.pk: (staff, label) for staff, label in found}.values())


def with_load(staff: Staff, n: int, *, is_away: bool) -> str:
    """A person with the open leads they have in hand, and that nothing was seen of them lately."""
    words = ngettext("%(name)s, %(n)s open lead", "%(name)s, %(n)s open leads", n) % {"name": staff_name(staff), "n": n}
    return _("%(person)s, nothing recorded lately") % {"person": words} if is_away else words
