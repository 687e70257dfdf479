"""Colleagues whose figures one may see: on the page of their branch, or their place on its board."""

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from branchsales.workspace.search.hits import Hit
from organisation.access import scope_of
from organisation.finding_staff import Colleague, find_staff
from organisation.models import Staff
from organisation.roles import Right, Role
from organisation.ui.people import staff_name
from performance.snapshots import ROLES

MOST = 5


def find_people(text: str, *, day: date, by: Staff) -> list[Hit]:
    """People of the units one reads, or whose boards one reads. At most one query."""
    scope = scope_of(by, day=day)
    where = scope.covers(Right.READ_BRANCH, "branch") | scope.covers(Right.READ_BOARDS, "branch")
    read = [unit.path for unit in scope.units(Right.READ_BRANCH)]
    return [_hit(one, read) for one in find_staff(text, where=where, roles=ROLES, day=day, limit=MOST)]


def _hit(one: Colleague, read: list[str]) -> Hit:
    about = _("%(role)s, %(unit)s") % {"role": Role(one.role).label, "unit": one.branch_name}
    if any(one.branch_path.startswith(path) for path in read):
        page = f"{reverse('branch')}?{urlencode({'unit': one.branch_code})}"
    else:
        page = f"{reverse('boards')}?{urlencode({'who': one.role, 'scope': one.branch_code})}"
    return Hit(staff_name(one.name), f"{page}#{anchor(one.employee_no)}", "user", about)


def anchor(employee_no: str) -> str:
    """The id of a person's line on the page of the branch and on a board (see their templates)."""
    return f"of-{employee_no}"
