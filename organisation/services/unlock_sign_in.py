from datetime import datetime

from axes.utils import reset
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisation.access import can
from organisation.errors import NotAllowed
from organisation.models import Staff
from organisation.roles import Right
from organisation.workplace import branch_of


@transaction.atomic
def unlock_sign_in(*, staff: Staff, now: datetime, by: Staff) -> int:
    """Let somebody try again who was locked out by wrong passwords; how many locks there were (0: none)."""
    day = timezone.localdate(now)
    if staff.pk == by.pk or not can(by, Right.ADMINISTER, day=day, branch=branch_of(staff, day=day)):
        raise NotAllowed(_("Only an administrator of the person's unit can unlock the sign-in."))
    locks: int = reset(username=staff.employee_no)
    return locks
