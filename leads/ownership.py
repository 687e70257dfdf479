"""Who may be given a lead of a branch, with the load they carry."""

from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from organisation.models import Branch, Staff
from organisation.roles import SELLING_ROLES


def sellers_of(branch: Branch, *, day: date) -> QuerySet[Staff]:
    """The branch's people who may own leads that day, least loaded first; `open_leads` is their load."""
    here = Q(
        postings__branch=branch, postings__role__in=[str(role) for role in SELLING_ROLES], postings__starts_on__lte=day
    ) & (Q(postings__ends_on=None) | Q(postings__ends_on__gte=day))
    people = Staff.objects.at_work_on(day).filter(pk__in=Staff.objects.filter(here).values("pk"))
    load = Count("owned_leads", filter=Q(owned_leads__next_action_on__isnull=False))
    sellers: QuerySet[Staff] = people.annotate(open_leads=load).order_by("open_leads", "name_key", "employee_no")
    return sellers


def possible_owners(branch: Branch, *, day: date) -> list[tuple[Staff, str]]:
    """The sellers of the branch with a label that says how many open leads each has."""
    return [
        (staff, _("%(name)s, %(count)s open leads") % {"name": staff.name, "count": staff.open_leads})  # type: ignore[attr-defined]
        for staff in sellers_of(branch, day=day)
    ]
