from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from organisation.models import Branch, Posting, Staff
from organisation.postings import AlreadyPosted, make_posting, refuse_impossible, refuse_without_right
from organisation.ui.days import whole_day


@transaction.atomic
def post_staff(
    *, staff: Staff, role: str, branch: Branch, starts_on: date, is_primary: bool = True, now: datetime, by: Staff
) -> Posting:
    """Post a person to a unit in a role, from a day on.

    A primary posting takes the place of the one that runs, which ends the day before; an additional one stands beside
    it. An administrator needs the right in the new unit and in the one that the person leaves.
    """
    day = timezone.localdate(now)
    refuse_without_right(branch, day=day, by=by, about=staff)
    refuse_impossible(role, branch, starts_on=starts_on)
    # Two moves at once: the second one sees the first.
    staff = Staff.objects.select_for_update(no_key=True).get(pk=staff.pk)
    if is_primary:
        _end_running(staff, starts_on=starts_on, day=day, by=by)
    elif staff.postings.filter(branch=branch, role=role, starts_on=starts_on).exists():
        raise AlreadyPosted(_("%(name)s has this posting already.") % {"name": staff.name}, field="starts_on")
    return make_posting(staff=staff, role=role, branch=branch, starts_on=starts_on, is_primary=is_primary)


def _end_running(staff: Staff, *, starts_on: date, day: date, by: Staff) -> None:
    later = staff.postings.primary().filter(starts_on__gte=starts_on).order_by("starts_on").first()
    if later is not None:
        raise AlreadyPosted(
            _("%(name)s has a posting from %(day)s on. Choose a later day.")
            % {"name": staff.name, "day": whole_day(later.starts_on)},
            field="starts_on",
        )
    running = staff.postings.on(starts_on).primary().select_related("branch").first()
    if running is not None:
        refuse_without_right(running.branch, day=day, by=by)
        running.ends_on = starts_on - timedelta(days=1)
        running.save(update_fields=["ends_on"])
