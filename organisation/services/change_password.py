from datetime import datetime, timedelta

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from organisation.errors import Conflict, Invalid
from organisation.models import AccessRecord, Staff
from organisation.services.record_access import record_access

WRONG_TRIES = 5
WAIT = timedelta(minutes=15)
REASON = "password"  # of the records of wrong tries


class WrongPassword(Invalid):
    """The current password is another one."""

    code = "wrong_password"


class TooManyTries(Conflict):
    """Somebody sits before an open session and guesses."""

    code = "too_many_tries"


@transaction.atomic
def change_password(*, current: str, new: str, address: str = "", now: datetime, by: Staff) -> Staff:
    """A new password in place of the current one, which is asked for: an open session alone does not give it away.

    Every other session of the person ends with it. Recorded; after five wrong tries in a quarter of an hour one waits.
    """
    tries = AccessRecord.objects.filter(staff=by, kind=AccessRecord.Kind.REFUSED, reason=REASON, made_at__gt=now - WAIT)
    if tries.count() >= WRONG_TRIES:
        raise TooManyTries(_("Too many wrong passwords. Try again in a quarter of an hour."))
    if not by.check_password(current):
        raise WrongPassword(_("This is not your current password."), field="current")
    if new == current:
        raise Invalid(_("Choose another password than the current one."), field="new")
    try:
        validate_password(new, by)
    except ValidationError as weakness:
        raise Invalid("".join(weakness.messages), field="new") from weakness
    by.set_password(new)
    by.save(update_fields=["password"])
    record_access(kind=AccessRecord.Kind.PASSWORD, subject=by.employee_no, address=address, now=now, by=by)
    return by
