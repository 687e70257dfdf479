from datetime import date, datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisation.errors import Invalid
from organisation.models import Branch, Staff
from organisation.names import LONGEST_NAME, tidy_name
from organisation.postings import EmployeeNumberTaken, make_posting, refuse_impossible, refuse_without_right

LONGEST_NUMBER = 20


@transaction.atomic
def hire_staff(
    *,
    employee_no: str,
    name: str,
    role: str,
    branch: Branch,
    starts_on: date,
    language: str = Staff.Language.CHINESE,
    password: str | None = None,
    now: datetime,
    by: Staff,
) -> Staff:
    """Take a person into the bank, with the first posting. Without a password they cannot sign in until one is set."""
    refuse_without_right(branch, day=timezone.localdate(now), by=by)
    refuse_impossible(role, branch, starts_on=starts_on)
    staff = Staff(
        employee_no=_free_number(employee_no),
        name=_usable_name(name),
        language=_known_language(language),
        joined_on=starts_on,
    )
    if password is None:
        staff.set_unusable_password()
    else:
        _refuse_weak(password, staff)
        staff.set_password(password)
    staff.save()
    make_posting(staff=staff, role=role, branch=branch, starts_on=starts_on, is_primary=True)
    return staff


def _free_number(employee_no: str) -> str:
    number = employee_no.strip()
    if not number or len(number) > LONGEST_NUMBER or not number.isascii() or not number.isprintable() or " " in number:
        raise Invalid(_("An employee number has 1 to 20 letters or digits, without blanks."), field="employee_no")
    if Staff.objects.filter(employee_no=number).exists():
        raise EmployeeNumberTaken(
            _("The employee number %(number)s belongs to somebody already.") % {"number": number}, field="employee_no"
        )
    return number


def _usable_name(name: str) -> str:
    tidy = tidy_name(name)
    if not tidy or len(tidy) > LONGEST_NAME:
        raise Invalid(_("Write the person's name, at most 80 characters."), field="name")
    return tidy


def _known_language(language: str) -> str:
    if language not in Staff.Language.values:
        raise Invalid(_("Choose 简体中文 or English."), field="language")
    return language


def _refuse_weak(password: str, staff: Staff) -> None:
    try:
        validate_password(password, staff)
    except ValidationError as weakness:
        raise Invalid(" ".join(weakness.messages), field="password") from weakness
