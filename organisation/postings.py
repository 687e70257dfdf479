"""What must be true of every posting, whoever makes it."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from organisation.access import can
from organisation.errors import Conflict, Invalid, NotAllowed
from organisation.models import Branch, Posting, Staff
from organisation.roles import Right, Role
from organisation.ui.days import whole_day


class NotYourOwn(NotAllowed):
    """Nobody decides about themselves."""

    code = "not_your_own"


class EmployeeNumberTaken(Invalid):
    """Somebody has that employee number."""

    code = "employee_number_taken"


class AlreadyPosted(Conflict):
    """There is a posting that the new one would meet."""

    code = "already_posted"


class AlreadyEnded(Conflict):
    """The posting has its last day."""

    code = "already_ended"


def refuse_without_right(branch: Branch, *, day: date, by: Staff, about: Staff | None = None) -> None:
    """Administering the unit is a right of its own, and no administrator gives one to themselves."""
    if not can(by, Right.ADMINISTER, day=day, branch=branch):
        raise NotAllowed(_("Only an administrator of this unit can change who works there."))
    if about is not None and about.pk == by.pk:
        raise NotYourOwn(_("You cannot change your own posting. Ask another administrator."))


def refuse_impossible(role: str, branch: Branch, *, starts_on: date) -> None:
    """The role exists, and the unit is open on the first day."""
    if role not in Role.values:
        raise Invalid(_("Choose one of the bank's roles."), field="role")
    if branch.closed_on is not None and branch.closed_on < starts_on:
        raise Invalid(
            _("%(branch)s has been closed since %(day)s. Choose another unit.")
            % {"branch": branch.name, "day": whole_day(branch.closed_on)},
            field="branch",
        )


def make_posting(*, staff: Staff, role: str, branch: Branch, starts_on: date, is_primary: bool) -> Posting:
    """The posting itself; what stands on the staff object about postings is read anew."""
    posting = Posting.objects.create(staff=staff, role=role, branch=branch, starts_on=starts_on, is_primary=is_primary)
    staff.forget_postings()
    return posting
